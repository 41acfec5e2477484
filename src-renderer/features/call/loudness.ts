/** Quieter than this draws nothing, in decibels below full scale. */
const floorDb = -50

/** 0 to 1, as loudness is felt. @param rms of samples between -1 and 1 */
export function loudness(rms: number): number {
  const db = 20 * Math.log10(Math.max(rms, 1e-6))
  return Math.min(1, Math.max(0, 1 - db / floorDb))
}
