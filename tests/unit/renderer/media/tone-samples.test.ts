import { describe, expect, it } from 'vitest'
import { ringtones } from '#shared/ipc/sound-settings.ts'
import { ringtoneSamples } from '../../../../src-renderer/media/ringtones.ts'
import {
  beepSamples,
  chimeSamples,
  connectedSamples,
  endedSamples,
  ringbackSamples,
} from '../../../../src-renderer/media/tone-samples.ts'

const rate = 48_000

const sounds: readonly (readonly [string, (sampleRate: number) => Float32Array])[] = [
  ...ringtones.map(name => [`the ringtone ${name}`, ringtoneSamples[name]] as const),
  ['the beep of a waiting call', beepSamples],
  ['a wait that is too long', chimeSamples],
  ['ringback', ringbackSamples],
  ['connected', connectedSamples],
  ['ended', endedSamples],
]

describe.each(sounds)('the sound of %s', (_name, samplesAt) => {
  const samples = samplesAt(rate)

  it('is heard, and never clips', () => {
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    expect(peak).toBeGreaterThan(0.05)
    expect(peak).toBeLessThanOrEqual(1)
  })

  it('begins and ends in silence, so that it can be looped without a click', () => {
    expect(samples[0]).toBeCloseTo(0, 4)
    expect(samples.at(-1)).toBeCloseTo(0, 3)
  })

  it('never jumps', () => {
    let largest = 0
    for (let index = 1; index < samples.length; index += 1) {
      largest = Math.max(largest, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)))
    }
    expect(largest).toBeLessThan(0.25)
  })

  it('is as long at any sample rate', () => {
    expect(samplesAt(44_100).length / 44_100).toBeCloseTo(samples.length / rate, 2)
  })
})
