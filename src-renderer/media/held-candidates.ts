import { attributes, cutSdp, joinSdp } from './sdp-lines.ts'

export interface HeldOffer {
  /** The offer without a way to reach its sender. */
  readonly sdp: string
  readonly candidates: readonly RTCIceCandidateInit[]
}

/**
 * Takes the candidates out of an offer, to be added when the call is answered. Otherwise the browser would knock at
 * Meta's door for as long as it rings, be refused since Meta does not know this side yet, and give up within half a
 * minute, before the agent has answered.
 */
export function holdBackCandidates(offer: string): HeldOffer {
  const parts = cutSdp(offer)
  const candidates = parts.media.flatMap((lines, sdpMLineIndex) =>
    attributes(lines, 'candidate').map(value => ({ candidate: `candidate:${value}`, sdpMLineIndex })),
  )
  const media = parts.media.map(lines =>
    lines.filter(line => !/^a=(candidate:|end-of-candidates)/.test(line)),
  )
  return { sdp: joinSdp({ session: parts.session, media }), candidates }
}
