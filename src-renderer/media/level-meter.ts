/** What an analyser hears at one moment. */
export interface Reading {
  /** Root mean square, 0 to 1. */
  readonly rms: number
  /** The loudest frequency, in hertz; 0 in silence. */
  readonly peakHz: number
}

/** Quieter than this is silence: the noise of an empty line is below it. */
const silenceRms = 0.001

/** Measures one stream; forget it together with its context. */
export function createLevelMeter(context: AudioContext, stream: MediaStream): () => Reading {
  const analyser = context.createAnalyser()
  analyser.fftSize = 4096
  analyser.smoothingTimeConstant = 0
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const spectrum = new Float32Array(analyser.frequencyBinCount)
  return () => {
    analyser.getFloatTimeDomainData(samples)
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    if (rms < silenceRms) return { rms, peakHz: 0 }
    analyser.getFloatFrequencyData(spectrum)
    return { rms, peakHz: (indexOfLoudest(spectrum) * context.sampleRate) / analyser.fftSize }
  }
}

function indexOfLoudest(spectrum: Float32Array): number {
  let loudest = 0
  for (let index = 1; index < spectrum.length; index += 1) {
    if ((spectrum[index] ?? -Infinity) > (spectrum[loudest] ?? -Infinity)) loudest = index
  }
  return loudest
}
