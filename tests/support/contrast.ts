/** So many readings, 50 ms apart, cover a sentence and its pause. */
const enough = 60
/** Half of the voice as it comes through with its noise, as root mean square. */
export const voiceIsHeard = 0.08

/**
 * Listens to somebody who speaks and pauses in noise. Each call reads once more and returns by how many decibels the pause
 * is quieter than the voice, over the last readings; 0 while there are too few or no voice is among them.
 */
export function createContrast(readRms: () => Promise<number>): () => Promise<number> {
  const readings: number[] = []
  return async () => {
    readings.push(await readRms())
    const sorted = readings.slice(-enough).sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
    const [pause, voice] = [at(0.15), at(0.95)]
    if (sorted.length < enough || voice < voiceIsHeard) return 0
    return 20 * Math.log10(voice / Math.max(pause, 1e-6))
  }
}
