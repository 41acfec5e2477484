import { networkInterfaces } from 'node:os'
import type { RTCPeerConnection } from 'werift'

/** Where the echo is reached from agents' desktops. */
export interface EchoPlace {
  /** The IP address of this node as agents see it. */
  readonly address: string
  /** The UDP ports it may use, the first and the last one; any free ones when absent. */
  readonly ports?: readonly [number, number]
}

/** One test call: what is heard goes back as it came. */
export interface EchoCall {
  /** The answer to the desktop's offer, with all of its candidates. */
  readonly sdp: string
  /** Lets go of its port; a second time changes nothing. */
  close(): Promise<void>
}

/** Answers an offer. Throws an `EchoOfferError` where the offer is to blame. */
export type AnswerEcho = (offer: string) => Promise<EchoCall>

/** The offer describes no call that can be sent back; the message says why. */
export class EchoOfferError extends Error {
  override readonly name = 'EchoOfferError'
}

/**
 * The far end of test calls [D3]. It is ICE-lite and is told none of the desktop's own addresses: it answers whoever
 * proves to know the answer's password, and never sends the first packet anywhere.
 */
export function createEchoStation({ address, ports }: EchoPlace): AnswerEcho {
  const family = address.includes(':') ? 'udp6' : 'udp4'
  return async offer => {
    if (!/^m=audio [1-9]/m.test(offer)) throw new EchoOfferError('offers no sound')
    // Loaded with the first test call: platforms without an echo never need it.
    const { RTCPeerConnection, useOPUS } = await import('werift')
    const pc = new RTCPeerConnection({
      iceServers: [],
      iceLite: true,
      iceUseIpv4: family === 'udp4',
      iceUseIpv6: family === 'udp6',
      iceAdditionalHostAddresses: [address],
      // Answers must come from where they were asked for; an address in front of this machine cannot be bound to.
      ...(isOfThisMachine(address) && { iceInterfaceAddresses: { [family]: address } }),
      ...(ports && { icePortRange: [...ports] }),
      codecs: { audio: [useOPUS()], video: [] },
    })
    try {
      const sdp = await answer(pc, withoutCandidates(offer))
      return { sdp: withCandidatesOf(sdp, address), close: () => pc.close() }
    } catch (error) {
      await pc.close()
      throw new EchoOfferError('cannot be answered', { cause: error })
    }
  }
}

async function answer(pc: RTCPeerConnection, offer: string): Promise<string> {
  pc.onRemoteTransceiverAdded.subscribe(transceiver => {
    transceiver.setDirection('sendrecv')
    transceiver.onTrack.subscribe(track => void transceiver.sender.replaceTrack(track))
  })
  await pc.setRemoteDescription({ type: 'offer', sdp: offer })
  await pc.setLocalDescription(await pc.createAnswer())
  if (!pc.localDescription) throw new Error('there is no answer')
  return pc.localDescription.sdp
}

function isOfThisMachine(address: string): boolean {
  return Object.values(networkInterfaces()).some(list => list?.some(own => own.address === address))
}

const linesOf = (sdp: string): string[] => sdp.split(/\r?\n/)

function withoutCandidates(sdp: string): string {
  return linesOf(sdp)
    .filter(line => !line.startsWith('a=candidate:'))
    .join('\r\n')
}

/** The other addresses of this machine are nobody's business. */
function withCandidatesOf(sdp: string, address: string): string {
  return linesOf(sdp)
    .filter(line => !line.startsWith('a=candidate:') || line.split(' ')[4] === address)
    .join('\r\n')
}
