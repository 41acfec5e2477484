/**
 * How a model-based test plays its random stories: all of them in CI, a tenth where somebody waits for the answer. Over
 * the platform's models they add up to more than 10,000. The seed is printed: with `DERING_SEED` the same stories come
 * again, and `DERING_PROPERTY_SHARE` changes how many. Why one failed is part of its report, as the gate shows it.
 */
export function propertyRuns(inCi: number): PropertyRuns {
  const share = Number(process.env['DERING_PROPERTY_SHARE'] ?? (process.env['CI'] ? 1 : 0.1))
  const numRuns = Math.max(1, Math.round(inCi * share))
  const seed = Number(process.env['DERING_SEED'] ?? Date.now() % 2 ** 31)
  console.info(`${numRuns} random stories from seed ${seed}`)
  return { numRuns, seed, includeErrorInReport: true }
}

interface PropertyRuns {
  readonly numRuns: number
  readonly seed: number
  readonly includeErrorInReport: true
}

/** Time enough for all of them on a slow machine, in milliseconds. */
export const propertyPatienceMs = 900_000
