import { useCallback } from 'react'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { PlatformRequest } from '#shared/ipc/platform-requests.ts'
import { useApi } from '../../store/desktop-context.ts'

type Deed = 'calls.withdraw' | 'calls.reroute' | 'agents.nudge' | 'agents.setPresence'

/** One deed of a supervisor; its "yes" is seen by what changes. */
export function useSupervise(): <M extends Deed>(request: PlatformRequest<M>) => Promise<Outcome<unknown>> {
  const api = useApi()
  return useCallback(request => api.request(request), [api])
}
