import type { World } from '../world.ts'
import { ControlRefusal } from './refusal.ts'

/**
 * Waits until `look` finds something, looking again whenever the world changed.
 *
 * @param timeoutMs real time
 * @throws ControlRefusal `timed_out`, which names `what`
 */
export const waitFor = <Found>(
  world: World,
  look: () => Found | undefined,
  { timeoutMs = 30_000, what = 'the condition' }: { timeoutMs?: number; what?: string } = {},
): Promise<Found> =>
  new Promise((resolve, reject) => {
    const found = look()
    if (found !== undefined) return resolve(found)
    const finish = () => {
      clearTimeout(timeout)
      stopListening()
    }
    const timeout = setTimeout(() => {
      finish()
      reject(new ControlRefusal('timed_out', `Waited ${timeoutMs} ms in vain for ${what}`))
    }, timeoutMs)
    const stopListening = world.changes.listen(() => {
      try {
        const now = look()
        if (now === undefined) return
        finish()
        resolve(now)
      } catch (error) {
        finish()
        reject(error)
      }
    })
  })
