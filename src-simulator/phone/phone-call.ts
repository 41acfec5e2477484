import { createCallMedia } from './call-media.ts'
import type { CallMedia } from './call-media.ts'
import type { Link } from './link.ts'
import type { PhoneCall } from './messages.ts'
import { silence } from './sound-meter.ts'
import type { SoundLevel } from './sound-meter.ts'

/** What goes wrong with sound and can be told to the person. */
export type MediaProblem = 'microphoneRefused' | 'mediaFailed'

/** Keeps the one call of this phone and its sound in step with what the simulator says of it. */
export type CallHandler = {
  dial(options?: { askId?: string; payload?: string }): Promise<void>
  accept(callId: string): Promise<void>
  /** The simulator said where the call stands now. */
  follow(call: PhoneCall | undefined): void
  /** The call that was dialled cannot be. */
  giveUp(): void
  setMuted(muted: boolean): void
  isMuted(): boolean
  isDialling(): boolean
  level(): SoundLevel
  packets(): Promise<{ received: number; sent: number }>
  connectionState(): RTCPeerConnectionState | 'none'
}

/** The sound of a call; the id is unknown until the simulator answers a dial. */
type Current = {
  media: CallMedia
  callId?: string
  negotiated: boolean
  speaking: boolean
  /** Packets received at the last report. */
  reported: number
}

const reportEveryMs = 500

export const createCallHandler = (parts: {
  link: () => Link
  raw: boolean
  player: HTMLAudioElement
  onProblem: (problem: MediaProblem) => void
  onChange: () => void
}): CallHandler => {
  const { link, raw, player, onProblem, onChange } = parts
  let current: Current | undefined
  let muted = false

  const close = () => {
    current?.media.close()
    current = undefined
    muted = false
  }

  const begin = (callId?: string): Current => {
    close()
    current = {
      media: createCallMedia({ raw, player }),
      negotiated: false,
      speaking: false,
      reported: 0,
      ...(callId !== undefined && { callId }),
    }
    return current
  }

  /** The page shows what failed; the simulator's watchdog ends a call that stays silent. */
  const failing = (problem: MediaProblem, work: () => Promise<void>) => async () => {
    try {
      await work()
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onProblem('microphoneRefused')
      else onProblem(problem)
    }
  }

  const answerOffer = (call: PhoneCall, offer: string) =>
    failing('mediaFailed', async () => {
      const mine = begin(call.id)
      mine.negotiated = true
      const sdp = await mine.media.makeAnswer(offer)
      link().send({ type: 'media_answer', callId: call.id, sdp })
    })()

  const negotiate = (call: PhoneCall) => {
    const { remoteSdp } = call
    if (remoteSdp === undefined) return
    if (call.placedBy === 'business') {
      if (current?.callId !== call.id) void answerOffer(call, remoteSdp)
      return
    }
    const mine = current
    if (!mine || mine.negotiated) return
    mine.negotiated = true
    void failing('mediaFailed', () => mine.media.takeAnswer(remoteSdp))()
  }

  const speak = () => {
    const mine = current
    if (!mine || mine.speaking) return
    mine.speaking = true
    void failing('microphoneRefused', () => mine.media.speak())()
  }

  const hush = () => {
    const mine = current
    if (!mine?.speaking) return
    mine.speaking = false
    void failing('mediaFailed', () => mine.media.hush())()
  }

  const report = async () => {
    const mine = current
    if (mine?.callId === undefined) return
    const { received } = await mine.media.packets()
    if (received <= mine.reported) return
    mine.reported = received
    link().send({ type: 'media_received', callId: mine.callId })
  }
  setInterval(() => void report(), reportEveryMs)

  return {
    dial: async ({ askId, payload } = {}) => {
      const mine = begin()
      onChange()
      try {
        await mine.media.openMicrophone()
        const sdp = await mine.media.makeOffer()
        link().send({
          type: 'dial',
          sdp,
          ...(askId !== undefined && { askId }),
          ...(payload !== undefined && { payload }),
        })
      } catch (error) {
        close()
        onProblem('microphoneRefused')
        if (askId !== undefined) link().send({ type: 'cannot_dial', askId, reason: String(error) })
      }
      onChange()
    },
    accept: async callId => {
      const media = current?.callId === callId ? current.media : undefined
      if (media) await failing('microphoneRefused', () => media.openMicrophone())()
      link().send({ type: 'accept', callId })
    },
    follow: call => {
      if (!call) return
      if (call.state === 'ended') {
        if (current?.callId === call.id) close()
        return
      }
      if (call.placedBy === 'customer' && current && current.callId === undefined) current.callId = call.id
      negotiate(call)
      if (current?.callId !== call.id) return
      if (call.maySpeak) speak()
      else hush()
    },
    giveUp: close,
    setMuted: now => {
      muted = now
      current?.media.setMuted(now)
      onChange()
    },
    isMuted: () => muted,
    isDialling: () => current !== undefined && current.callId === undefined,
    level: () => current?.media.level() ?? silence,
    packets: async () => (await current?.media.packets()) ?? { received: 0, sent: 0 },
    connectionState: () => current?.media.connectionState() ?? 'none',
  }
}
