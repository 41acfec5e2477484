import type { Clock } from '../clock.ts'
import { within } from '../within.ts'
import type { Calls } from './calls.ts'

/** How long whoever leaves waits for the platform to confirm that a call was hung up, in milliseconds. */
const hangUpPatienceMs = 2_000

/** Hangs up the call that is held, by the person's will; resolves once the platform has confirmed it, or soon after. */
export async function endHeldCall(
  calls: Pick<Calls, 'windowClosed' | 'settled'>,
  clock: Clock,
): Promise<void> {
  calls.windowClosed()
  await within(clock, hangUpPatienceMs, calls.settled())
}
