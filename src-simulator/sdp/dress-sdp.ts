import { attribute, readSdp } from './read-sdp.ts'
import type { Candidate, MediaLeg } from './media-leg.ts'

/** How the customer's end claims to take the DTLS handshake in its answer. `actpass` is invalid, and was seen. */
export type AnswerSetup = 'active' | 'passive' | 'actpass'

export type Dressing = {
  /** Milliseconds since the epoch; the session id, as in live captures. */
  now: number
  uuid: string
  /** Meta's media servers are ice-lite. */
  iceLite: boolean
}

const join = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`

const candidateLine = (candidate: Candidate) =>
  `a=candidate:${candidate.foundation} 1 udp ${candidate.priority} ${candidate.address} ${candidate.port} typ host generation 0 network-cost 50`

const place = (leg: MediaLeg) => {
  const [first] = leg.candidates
  return {
    port: first?.port ?? '9',
    // A browser may hide its address behind a .local name, which a c= line cannot carry.
    address: first && /^[\d.]+$/.test(first.address) ? first.address : '0.0.0.0',
  }
}

const head = (dressing: Dressing, mid: string, extra: readonly string[] = []) => [
  'v=0',
  `o=- ${dressing.now} 2 IN IP4 127.0.0.1`,
  's=-',
  't=0 0',
  `a=group:BUNDLE ${mid}`,
  ...extra,
  `a=msid-semantic: WMS ${dressing.uuid}`,
  ...(dressing.iceLite ? ['a=ice-lite'] : []),
]

const mediaHead = (leg: MediaLeg) => [
  `m=audio ${place(leg).port} UDP/TLS/RTP/SAVPF ${leg.opus} ${leg.telephoneEvent}`,
  `c=IN IP4 ${place(leg).address}`,
  'a=rtcp:9 IN IP4 0.0.0.0',
  ...leg.candidates.map(candidateLine),
  `a=ice-ufrag:${leg.ufrag}`,
  `a=ice-pwd:${leg.pwd}`,
]

/** Meta's offer for a customer's call, line for line as in live captures. */
export const dressOffer = (leg: MediaLeg, dressing: Dressing): string =>
  join([
    ...head(dressing, 'audio'),
    ...mediaHead(leg),
    `a=fingerprint:${leg.fingerprint}`,
    'a=setup:actpass',
    'a=mid:audio',
    'a=sendrecv',
    `a=msid:${dressing.uuid} WhatsAppTrack1`,
    'a=rtcp-mux',
    `a=rtpmap:${leg.opus} opus/48000/2`,
    `a=rtcp-fb:${leg.opus} transport-cc`,
    `a=fmtp:${leg.opus} maxaveragebitrate=20000;maxplaybackrate=16000;minptime=20;sprop-maxcapturerate=16000;useinbandfec=1`,
    `a=rtpmap:${leg.telephoneEvent} telephone-event/8000`,
    'a=maxptime:20',
    'a=ptime:20',
    `a=ssrc:${leg.ssrc} cname:WhatsAppAudioStream1`,
  ])

/** Meta's answer to a business's offer. */
export const dressAnswer = (
  leg: MediaLeg,
  offer: string,
  dressing: Dressing & { setup: AnswerSetup },
): string => {
  const mid = attribute(readSdp(offer), 'mid') ?? '0'
  return join([
    ...head(dressing, mid, ['a=extmap-allow-mixed']),
    ...mediaHead(leg),
    'a=ice-options:trickle',
    `a=fingerprint:${leg.fingerprint}`,
    `a=setup:${dressing.setup}`,
    `a=mid:${mid}`,
    ...leg.extensions.map(extension => `a=extmap:${extension}`),
    'a=sendrecv',
    'a=rtcp-mux',
    `a=rtpmap:${leg.opus} opus/48000/2`,
    `a=rtcp-fb:${leg.opus} transport-cc`,
    `a=fmtp:${leg.opus} minptime=10;useinbandfec=1`,
    `a=rtpmap:${leg.telephoneEvent} telephone-event/8000`,
    `a=ssrc:${leg.ssrc} cname:WhatsAppAudioStream1`,
  ])
}

const withoutCandidates = (lines: readonly string[]) =>
  lines.filter(line => !line.startsWith('a=candidate:') && line !== 'a=end-of-candidates')

/**
 * The business's answer to a dressed offer, as the phone page needs it. The business's candidates are left out:
 * like Meta's server the page never begins the connectivity checks, so a business that waits for them hears nothing.
 *
 * @param mid of the page's own offer
 */
export const undressAnswer = (answer: string, mid: string): string =>
  join(
    withoutCandidates(answer.split('\r\n').filter(line => line !== '')).map(line => {
      if (line.startsWith('a=mid:')) return `a=mid:${mid}`
      return line.startsWith('a=group:BUNDLE') ? `a=group:BUNDLE ${mid}` : line
    }),
  )

/**
 * The business's offer, as the phone page needs it: without candidates, and so that the page takes the DTLS role
 * that its dressed answer will lead the business to expect.
 */
export const undressOffer = (offer: string, setup: AnswerSetup): string =>
  join(
    withoutCandidates(offer.split('\r\n').filter(line => line !== '')).map(line =>
      line.startsWith('a=setup:') && setup !== 'active' ? 'a=setup:active' : line,
    ),
  )
