import { describe, expect, it } from 'vitest'
import { freshEar, type MicrophoneEar, withReading } from '#shared/domain/microphone-notice.ts'

const hear = (ear: MicrophoneEar, rms: number, isMuted: boolean, times: number, deviceRms = rms) =>
  Array.from({ length: times }).reduce<MicrophoneEar>(
    state => withReading(state, { rms, deviceRms, isMuted }),
    ear,
  )

describe('[O7] what is noticed of the microphone', () => {
  it('is talk while muted, after more than a short word, until it rests', () => {
    const word = hear(freshEar, 0.2, true, 2)
    expect(word.notice).toBeNull()
    const talk = hear(word, 0.2, true, 1)
    expect(talk.notice).toBe('talking_muted')
    expect(hear(talk, 0.001, true, 5).notice).toBe('talking_muted')
    expect(hear(talk, 0.001, true, 12).notice).toBeNull()
  })

  it('is over at once when unmuted', () => {
    expect(hear(hear(freshEar, 0.2, true, 5), 0.2, false, 1).notice).toBeNull()
  })

  it('is a microphone that hears nothing at all, and not one in a quiet room', () => {
    expect(hear(freshEar, 0, false, 23).notice).toBeNull()
    expect(hear(freshEar, 0, false, 24).notice).toBe('silent')
    expect(hear(freshEar, 0.000_2, false, 60).notice).toBeNull()
    expect(hear(hear(freshEar, 0, false, 24), 0.000_4, false, 1).notice).toBeNull()
  })

  it('is a dead microphone under the noise of the echo canceller, louder in the first seconds and uneven later', () => {
    const first = hear(freshEar, 0.000_09, false, 20)
    const blip = hear(hear(first, 0.000_02, false, 2), 0.000_15, false, 1)
    expect(blip.notice).toBeNull()
    expect(hear(blip, 0.000_02, false, 2).notice).toBe('silent')
  })

  it('is no headset that closes its gate while its agent listens for a while', () => {
    const spoken = hear(freshEar, 0.1, false, 4)
    expect(hear(spoken, 0, false, 79).notice).toBeNull()
    expect(hear(spoken, 0, false, 80).notice).toBe('silent')
  })

  it('is neither where a filter takes out all that the room gives', () => {
    expect(hear(freshEar, 0, false, 60, 0.01).notice).toBeNull()
    expect(hear(freshEar, 0, true, 60, 0.2).notice).toBeNull()
  })

  it('is nothing of a muted microphone that is silent', () => {
    expect(hear(freshEar, 0, true, 60).notice).toBeNull()
  })
})
