import { gathered } from './gathered.ts'

/** How a call with oneself goes: `platform`, over the network and back; `here`, between two ends in this window. */
export type SelfCallWay = 'platform' | 'here'

/** A call with oneself: what is sent comes back as a track. [D3] */
export interface SelfCall {
  /** Null: nothing, until there is a track. */
  send(track: MediaStreamTrack | null): Promise<void>
  /** Lets go of every connection, at once. */
  close(): void
}

/** The platform's end of test calls. */
export interface EchoPort {
  /** The answer to this offer; null where the platform has no echo, or cannot be asked. */
  open(offer: string): Promise<string | null>
  close(): void
}

export interface SelfCallEvents {
  readonly onTrack: (track: MediaStreamTrack) => void
  /** Told before anything else of the link. */
  readonly onWay: (way: SelfCallWay) => void
  readonly onLink: (link: 'connected' | 'failed') => void
}

/** Calls the platform's echo, and only where there is none itself. */
export function openSelfCall(echo: EchoPort, events: SelfCallEvents): SelfCall {
  const connections: RTCPeerConnection[] = []
  let track: MediaStreamTrack | null = null
  let sender: RTCRtpSender | null = null
  let isClosed = false

  const fail = () => {
    if (!isClosed) events.onLink('failed')
  }
  /** One end, which is closed with the call. */
  const openEnd = () => {
    const pc = new RTCPeerConnection({ iceServers: [] })
    connections.push(pc)
    return pc
  }
  /** The end that sends. */
  const openNear = (direction: RTCRtpTransceiverDirection) => {
    const pc = openEnd()
    sender = pc.addTransceiver('audio', { direction }).sender
    pc.addEventListener('connectionstatechange', () => {
      if (pc.connectionState === 'connected') events.onLink('connected')
      if (pc.connectionState === 'failed') fail()
    })
    return pc
  }
  const throughPlatform = async (): Promise<boolean> => {
    const near = openNear('sendrecv')
    near.addEventListener('track', event => events.onTrack(event.track))
    await near.setLocalDescription(await near.createOffer())
    const offer = await gathered(near)
    // A call that was given up must not take the place of the next one at the platform.
    if (isClosed) return true
    const answer = await echo.open(offer)
    if (isClosed) return true
    if (answer === null) {
      near.close()
      return false
    }
    events.onWay('platform')
    await near.setRemoteDescription({ type: 'answer', sdp: answer })
    await sender?.replaceTrack(track)
    return true
  }
  const withinWindow = async () => {
    events.onWay('here')
    const near = openNear('sendonly')
    const far = openEnd()
    join(near, far, fail)
    join(far, near, fail)
    far.addEventListener('track', event => events.onTrack(event.track))
    await near.setLocalDescription(await near.createOffer())
    if (near.localDescription) await far.setRemoteDescription(near.localDescription)
    await far.setLocalDescription(await far.createAnswer())
    if (far.localDescription) await near.setRemoteDescription(far.localDescription)
    await sender?.replaceTrack(track)
  }
  const begin = async () => {
    if (!(await throughPlatform())) await withinWindow()
  }
  begin().catch(fail)
  return {
    async send(next) {
      track = next
      if (!isClosed) await sender?.replaceTrack(track)
    },
    close() {
      if (isClosed) return
      isClosed = true
      for (const pc of connections) pc.close()
      echo.close()
    },
  }
}

/** Tells one end of what the other end has found. */
function join(from: RTCPeerConnection, to: RTCPeerConnection, fail: () => void): void {
  from.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate && to.signalingState !== 'closed') to.addIceCandidate(candidate).catch(fail)
  })
}
