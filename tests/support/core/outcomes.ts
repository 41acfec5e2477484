import type { Outcome } from '../../../src-platform/outcome.ts'

/** The value of what must have been done. */
export async function valueOf<T>(asked: Promise<Outcome<T>>): Promise<T> {
  const outcome = await asked
  if (!outcome.ok) throw new Error(`Not done: ${JSON.stringify(outcome)}`)
  return outcome.value
}
