import { meterSound, silence } from './sound-meter.ts'
import type { SoundLevel, SoundMeter } from './sound-meter.ts'

/** The sound of one call. It behaves like Meta's: no trickle, and not a packet before it is told to speak. */
export type CallMedia = {
  /** @returns the offer with all candidates */
  makeOffer(): Promise<string>
  /** @returns the answer with all candidates */
  makeAnswer(offer: string): Promise<string>
  takeAnswer(answer: string): Promise<void>
  /** Asks for the microphone ahead of time, so that speaking begins at once. */
  openMicrophone(): Promise<void>
  /** Sends the microphone from now on. */
  speak(): Promise<void>
  /** Sends nothing any more, as when the phone lost its network. */
  hush(): Promise<void>
  setMuted(muted: boolean): void
  /** Of the received sound. */
  level(): SoundLevel
  packets(): Promise<{ received: number; sent: number }>
  connectionState(): RTCPeerConnectionState
  close(): void
}

const gatheringCapMs = 1000

const gathered = (connection: RTCPeerConnection) =>
  new Promise<void>(resolve => {
    if (connection.iceGatheringState === 'complete') return resolve()
    const timeout = setTimeout(resolve, gatheringCapMs)
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState !== 'complete') return
      clearTimeout(timeout)
      resolve()
    })
  })

const microphone = (raw: boolean) =>
  navigator.mediaDevices.getUserMedia({
    audio: raw ? { echoCancellation: false, noiseSuppression: false, autoGainControl: false } : true,
  })

/**
 * Asks once for the microphone and gives it back. Until a page may listen, Chromium hides its address in the
 * candidates, and the first call would have to wait for the person.
 */
export const askForMicrophone = async (raw: boolean): Promise<void> => {
  const stream = await microphone(raw)
  stream.getTracks().forEach(track => track.stop())
}

export const createCallMedia = (options: { raw: boolean; player: HTMLAudioElement }): CallMedia => {
  const { raw, player } = options
  const connection = new RTCPeerConnection()
  let opened: Promise<MediaStream> | undefined
  let meter: SoundMeter | undefined
  let muted = false
  let closed = false

  connection.addEventListener('track', event => {
    const stream = new MediaStream([event.track])
    player.srcObject = stream
    meter?.close()
    meter = meterSound(stream)
  })

  const describe = async (description: RTCSessionDescriptionInit) => {
    await connection.setLocalDescription(description)
    await gathered(connection)
    return connection.localDescription?.sdp ?? ''
  }

  const open = () => {
    opened ??= microphone(raw)
    return opened
  }

  const releaseMicrophone = async () => {
    const stream = await opened
    stream?.getTracks().forEach(track => track.stop())
  }

  return {
    makeOffer: async () => {
      connection.addTransceiver('audio', { direction: 'sendrecv' })
      return describe(await connection.createOffer())
    },
    makeAnswer: async offer => {
      await connection.setRemoteDescription({ type: 'offer', sdp: offer })
      const [transceiver] = connection.getTransceivers()
      if (transceiver) transceiver.direction = 'sendrecv'
      return describe(await connection.createAnswer())
    },
    takeAnswer: answer => connection.setRemoteDescription({ type: 'answer', sdp: answer }),
    openMicrophone: async () => {
      await open()
    },
    speak: async () => {
      const [track] = (await open()).getAudioTracks()
      const [sender] = connection.getSenders()
      if (!track || !sender || closed) return
      track.enabled = !muted
      await sender.replaceTrack(track)
    },
    hush: async () => {
      await connection.getSenders()[0]?.replaceTrack(null)
    },
    setMuted: now => {
      muted = now
      connection.getSenders().forEach(sender => {
        if (sender.track) sender.track.enabled = !muted
      })
    },
    level: () => meter?.level() ?? silence,
    packets: async () => {
      const counts = { received: 0, sent: 0 }
      const report = await connection.getStats()
      // The report's values are untyped; these two kinds carry these numbers (W3C: WebRTC statistics).
      report.forEach((entry: { type: string; packetsReceived?: number; packetsSent?: number }) => {
        if (entry.type === 'inbound-rtp') counts.received += entry.packetsReceived ?? 0
        if (entry.type === 'outbound-rtp') counts.sent += entry.packetsSent ?? 0
      })
      return counts
    },
    connectionState: () => connection.connectionState,
    close: () => {
      closed = true
      meter?.close()
      player.srcObject = null
      connection.close()
      // A microphone that was refused has nothing to release; speak() has reported the refusal.
      releaseMicrophone().catch(() => undefined)
    },
  }
}
