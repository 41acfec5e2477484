import { useNow } from '../ui/use-now.ts'
import { useDesktop } from './desktop-context.ts'

/** The time by the platform's clock, in steps. @param stepMs at least 250 */
export function usePlatformNow(stepMs: number): number {
  return useNow(stepMs) + useDesktop(state => state.serverAheadMs ?? 0)
}
