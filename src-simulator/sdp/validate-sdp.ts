import { attribute, attributes, payloadTypeOf, payloadTypes, readSdp, sources } from './read-sdp.ts'
import type { SdpSections } from './read-sdp.ts'

/** Why Meta would refuse a business's SDP: the Graph error and its details. */
export type SdpFault = { code: 100 | 138008; details: string }

type Check = (description: Description) => string | undefined

type Description = {
  sdp: string
  role: 'offer' | 'answer'
  sections: SdpSections
  /** Lines of the audio section. */
  audio: readonly string[]
  /** What is answered. */
  offer?: SdpSections
}

const hasCompleteLines: Check = ({ sdp }) => {
  if (!sdp.startsWith('v=0')) return 'SDP is empty or does not begin with v=0'
  return sdp.replaceAll('\r\n', '').includes('\n') || !sdp.endsWith('\r\n')
    ? 'SDP lines must end with CRLF'
    : undefined
}

const hasOneAudioSection: Check = ({ sections }) => {
  const [first, ...others] = sections.media
  if (!first?.[0]?.startsWith('m=audio ')) return 'No audio media section found in SDP'
  return others.length > 0 ? 'SDP must have exactly one media section, audio' : undefined
}

const hasUsableMediaLine: Check = ({ audio }) => {
  const [, port, protocol] = audio[0]?.split(' ') ?? []
  if (protocol !== 'UDP/TLS/RTP/SAVPF') return 'Media protocol must be UDP/TLS/RTP/SAVPF'
  return port === '0' ? 'The audio media section is rejected (port 0)' : undefined
}

const isFullIce: Check = ({ sections, audio }) => {
  if ([...sections.session, ...audio].includes('a=ice-lite')) return 'The business side must not be ice-lite'
  if (attribute(sections, 'ice-ufrag') === undefined) return 'No ice-ufrag found in SDP'
  return attribute(sections, 'ice-pwd') === undefined ? 'No ice-pwd found in SDP' : undefined
}

const fingerprints = ({ sections, audio }: Description) => [
  ...attributes(sections.session, 'fingerprint'),
  ...attributes(audio, 'fingerprint'),
]

const hasFingerprint: Check = description => {
  const [first] = fingerprints(description)
  if (first === undefined) return 'No fingerprint found in SDP'
  return /^sha-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}$/i.test(first)
    ? undefined
    : 'The fingerprint must be sha-256 of 32 octets'
}

const hasSetup: Check = ({ sections, role }) => {
  const setup = attribute(sections, 'setup')
  if (role === 'answer') return setup === 'active' ? undefined : 'The answer must have a=setup:active'
  return setup === 'actpass' || setup === 'active'
    ? undefined
    : 'The offer must have a=setup:actpass or a=setup:active'
}

const hasOpus: Check = ({ audio }) => {
  const opus = payloadTypeOf(audio, 'opus/48000/2')
  return opus !== undefined && payloadTypes(audio[0] ?? '').includes(opus)
    ? undefined
    : 'No opus/48000/2 codec found in SDP'
}

const hasUsableTelephoneEvent: Check = ({ audio }) =>
  payloadTypeOf(audio, 'telephone-event/48000') !== undefined &&
  payloadTypeOf(audio, 'telephone-event/8000') === undefined
    ? 'telephone-event must have clock rate 8000'
    : undefined

const hasOneSource: Check = ({ audio }) =>
  sources(audio).length > 1 ? 'SDP must declare at most one SSRC' : undefined

const hasUsablePtime: Check = ({ audio }) =>
  attributes(audio, 'ptime').some(ptime => ptime !== '20') ? 'ptime must be 20' : undefined

const answersTheOffer: Check = ({ sections, audio, offer }) => {
  if (!offer) return undefined
  const offered = payloadTypes(offer.media[0]?.[0] ?? '')
  if (payloadTypes(audio[0] ?? '').some(type => !offered.includes(type)))
    return 'The answer has a payload type that was not offered'
  return attribute(sections, 'mid') === attribute(offer, 'mid')
    ? undefined
    : "The answer's mid differs from the offer's"
}

const checks: readonly Check[] = [
  hasCompleteLines,
  hasOneAudioSection,
  hasUsableMediaLine,
  isFullIce,
  hasFingerprint,
  hasSetup,
  hasOpus,
  hasUsableTelephoneEvent,
  hasOneSource,
  hasUsablePtime,
  answersTheOffer,
]

/**
 * Checks what a business sends, as strictly as Meta's mandatory list (Meta: integration patterns) and production
 * reports let one guess.
 *
 * @param offer Meta's own offer, when `sdp` answers one
 * @returns the first fault, or undefined
 */
export const findSdpFault = (sdp: string, role: 'offer' | 'answer', offer?: string): SdpFault | undefined => {
  const sections = readSdp(sdp)
  const description: Description = {
    sdp,
    role,
    sections,
    audio: sections.media[0] ?? [],
    ...(offer !== undefined && { offer: readSdp(offer) }),
  }
  for (const check of checks) {
    const details = check(description)
    if (details !== undefined) return { code: 100, details }
  }
  // Meta's table does not list 138008; production reports name it for this fault.
  return fingerprints(description).length > 1
    ? { code: 138008, details: 'SDP has more than one fingerprint' }
    : undefined
}
