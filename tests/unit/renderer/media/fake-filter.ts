import type { VoiceFilter } from '../../../../src-renderer/media/voice-filter.ts'
import { FakeTrack } from './fake-devices.ts'

/** A filter that a test holds back and breaks. */
export function createFakeFilter() {
  const voices: FakeVoice[] = []
  let gate: Promise<void> = Promise.resolve()
  let failure: Error | null = null
  const port: VoiceFilter = {
    async clean(_track, onFailure) {
      await gate
      if (failure) throw failure
      const voice = new FakeVoice(onFailure)
      voices.push(voice)
      return voice
    },
  }
  return {
    port,
    voices,
    fail: (error: Error) => {
      failure = error
    },
    /** Returns what lets it start. */
    holdBack: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
  }
}

class FakeVoice {
  // Nothing but its identity is looked at.
  readonly track = new FakeTrack('clean', '') as unknown as MediaStreamTrack
  readonly breakOff: (error: unknown) => void
  isClosed = false

  constructor(breakOff: (error: unknown) => void) {
    this.breakOff = breakOff
  }

  close() {
    this.isClosed = true
  }
}
