/** What is heard, as numbers. */
export type SoundLevel = {
  /** Root mean square of the samples, 0 to 1. */
  rms: number
  /** The loudest frequency in Hz, to about 6 Hz; 0 in silence. */
  peakHz: number
}

export const silence: SoundLevel = { rms: 0, peakHz: 0 }

const windowSize = 8192
const audibleRms = 0.001

export type SoundMeter = { level(): SoundLevel; close(): void }

/** Measures a received stream. The stream must also play in an audio element, or Chromium gives no samples. */
export const meterSound = (stream: MediaStream): SoundMeter => {
  const context = new AudioContext()
  // Without a gesture of the person the context stays suspended; the next attempt is at the next measurement.
  const wake = () => {
    if (context.state === 'suspended') void context.resume()
  }
  const source = context.createMediaStreamSource(stream)
  const analyser = context.createAnalyser()
  analyser.fftSize = windowSize
  analyser.smoothingTimeConstant = 0
  source.connect(analyser)
  const samples = new Float32Array(windowSize)
  const spectrum = new Float32Array(windowSize / 2)
  wake()

  return {
    level: () => {
      wake()
      analyser.getFloatTimeDomainData(samples)
      const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / windowSize)
      if (rms < audibleRms) return { rms, peakHz: 0 }
      analyser.getFloatFrequencyData(spectrum)
      const loudest = spectrum.reduce(
        (best, value, index) => (value > (spectrum[best] ?? value) ? index : best),
        0,
      )
      return { rms, peakHz: (loudest * context.sampleRate) / windowSize }
    },
    close: () => {
      source.disconnect()
      void context.close()
    },
  }
}
