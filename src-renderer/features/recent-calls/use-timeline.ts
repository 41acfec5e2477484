import { useEffect, useState } from 'react'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import { useApi } from '../../store/desktop-context.ts'

export type TimelineState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly timeline: CallTimeline }
  /** The log has no such call any more. */
  | { readonly status: 'gone' }
  | { readonly status: 'failed' }

/** What happened to one call, live while it goes on. */
export function useTimeline(callId: string): TimelineState {
  const api = useApi()
  const [state, setState] = useState<{ readonly callId: string; readonly timeline: TimelineState } | null>(
    null,
  )
  useEffect(() => {
    let isCurrent = true
    const load = async () => {
      const outcome = await api.getCallTimeline({ callId })
      if (!isCurrent) return
      const timeline: TimelineState = !outcome.ok
        ? { status: 'failed' }
        : outcome.value === null
          ? { status: 'gone' }
          : { status: 'ready', timeline: outcome.value }
      setState({ callId, timeline })
    }
    void load()
    const stop = api.on('callLogChanged', () => void load())
    return () => {
      isCurrent = false
      stop()
    }
  }, [api, callId])
  return state?.callId === callId ? state.timeline : { status: 'loading' }
}
