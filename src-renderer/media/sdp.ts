import { attributes, cutSdp, joinSdp, payloadTypes, type SdpParts } from './sdp-lines.ts'

/** A description that cannot carry a WhatsApp call, and why. */
export class SdpError extends Error {
  readonly reason: 'no_audio' | 'no_opus' | 'no_fingerprint'
  constructor(reason: SdpError['reason']) {
    super(`Unusable SDP: ${reason}`)
    this.name = 'SdpError'
    this.reason = reason
  }
}

/** Meta speaks Opus and telephone-event at clock 8000 alone (Meta: calling, SDP of the media). */
const spokenCodecs: ReadonlySet<string> = new Set(['opus/48000/2', 'telephone-event/8000'])
/** Of one packet, in milliseconds; WhatsApp takes no other. */
const packetMs = 20

/** The browser's offer as Meta takes it: one audio section, two codecs, 20 ms, one SSRC, sha-256. */
export function dressOffer(sdp: string): string {
  return dress(sdp, new Set())
}

/**
 * The browser's answer as Meta takes it.
 *
 * @param offer what it answers: no header extension is named that was not offered
 */
export function dressAnswer(sdp: string, offer: string): string {
  return dress(sdp, offeredExtensions(offer))
}

/** Meta's offer, ready for the browser. Throws `SdpError` where it cannot carry a call. */
export function readRemoteOffer(sdp: string): string {
  const parts = cutSdp(sdp)
  requireOpus(audioOf(parts))
  return joinSdp(parts)
}

/**
 * Meta's answer to a dial, ready for the browser: `actpass`, which is invalid there, becomes `passive`, so that this
 * side opens the secure channel; extensions that were not offered go. Throws `SdpError` where it cannot carry a call.
 */
export function readRemoteAnswer(sdp: string, offer: string): string {
  const parts = cutSdp(sdp)
  requireOpus(audioOf(parts))
  const offered = offeredExtensions(offer)
  const keep = (line: string) => !line.startsWith('a=extmap:') || offered.has(extensionOf(line))
  const repair = (line: string) => (line === 'a=setup:actpass' ? 'a=setup:passive' : line)
  return joinSdp({
    session: parts.session.filter(keep).map(repair),
    media: parts.media.map(lines => lines.filter(keep).map(repair)),
  })
}

function dress(sdp: string, extensions: ReadonlySet<string>): string {
  const parts = cutSdp(sdp)
  const audio = audioOf(parts)
  requireOpus(audio)
  if (![...parts.session, ...audio].some(isSha256)) throw new SdpError('no_fingerprint')
  return joinSdp({ session: parts.session.filter(belongsInSession), media: [dressAudio(audio, extensions)] })
}

function belongsInSession(line: string): boolean {
  if (line.startsWith('a=fingerprint:')) return isSha256(line)
  return !/^a=(ice-lite|extmap-allow-mixed|ice-options:)/.test(line)
}

function dressAudio(audio: readonly string[], extensions: ReadonlySet<string>): string[] {
  const [mediaLine = '', ...lines] = audio
  const spoken = spokenTypes(audio)
  const [source] = attributes(audio, 'ssrc').map(value => value.split(' ')[0])
  const kept = lines.filter(line => belongsInAudio(line, { spoken, source, extensions }))
  const head = mediaLine.split(' ').slice(0, 3)
  const types = payloadTypes(mediaLine).filter(type => spoken.has(type))
  return [[...head, ...types].join(' '), ...kept, `a=ptime:${packetMs}`, `a=maxptime:${packetMs}`]
}

interface Kept {
  readonly spoken: ReadonlySet<string>
  readonly source: string | undefined
  readonly extensions: ReadonlySet<string>
}

function belongsInAudio(line: string, { spoken, source, extensions }: Kept): boolean {
  const [name = '', value = ''] = splitAttribute(line)
  switch (name) {
    case 'rtpmap':
    case 'fmtp':
    case 'rtcp-fb':
      return spoken.has(value.split(' ')[0] ?? '')
    case 'ptime':
    case 'maxptime':
    case 'ice-options':
    case 'ice-lite':
    case 'extmap-allow-mixed':
    case 'ssrc-group':
      return false
    case 'fingerprint':
      return isSha256(line)
    case 'candidate':
      return isReachable(value)
    case 'ssrc':
      return value.split(' ')[0] === source
    case 'extmap':
      return extensions.has(extensionOf(line))
    default:
      return true
  }
}

function splitAttribute(line: string): [string, string] | [] {
  const match = /^a=([^:]+):?(.*)$/.exec(line)
  return match ? [match[1] ?? '', match[2] ?? ''] : []
}

/**
 * Meta's media servers speak UDP and cannot look a `.local` name up. They need no candidate at all: they answer
 * wherever valid checks come from (Meta: calling, trickle is not needed).
 */
function isReachable(candidate: string): boolean {
  const [, , transport, , address = ''] = candidate.split(' ')
  return transport?.toLowerCase() === 'udp' && !address.endsWith('.local')
}

function isSha256(line: string): boolean {
  return /^a=fingerprint:sha-256 /i.test(line)
}

function audioOf(parts: SdpParts): readonly string[] {
  const audio = parts.media.find(lines => /^m=audio (?!0 )/.test(lines[0] ?? ''))
  if (!audio) throw new SdpError('no_audio')
  return audio
}

function requireOpus(audio: readonly string[]): void {
  const speaksOpus = attributes(audio, 'rtpmap').some(value => value.toLowerCase().endsWith(' opus/48000/2'))
  if (!speaksOpus) throw new SdpError('no_opus')
}

function spokenTypes(audio: readonly string[]): Set<string> {
  const maps = attributes(audio, 'rtpmap').map(value => value.split(' '))
  const spoken = maps.filter(([, codec = '']) => spokenCodecs.has(codec.toLowerCase()))
  return new Set(spoken.map(([type = '']) => type))
}

function offeredExtensions(offer: string): Set<string> {
  const { session, media } = cutSdp(offer)
  return new Set([...session, ...media.flat()].filter(line => line.startsWith('a=extmap:')).map(extensionOf))
}

/** The extension's name: `a=extmap:1 urn:…` → `urn:…` */
function extensionOf(line: string): string {
  return line.split(' ')[1] ?? ''
}
