import { useCallback } from 'react'
import type { CallLogFilter } from '#shared/ipc/call-log-entry.ts'
import { useApi, useUiStore } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'

/**
 * Saves exactly what a filter shows as a CSV file; where to, the system's own dialog asks. It goes on when the person
 * looks at something else meanwhile, and says how it ended wherever that is.
 */
export function useCallExport(): {
  readonly save: (filter: CallLogFilter) => void
  readonly cancel: () => void
} {
  const api = useApi()
  const ui = useUiStore()
  const toast = useToast()
  const save = useCallback(
    async (filter: CallLogFilter) => {
      if (ui.getState().callExport !== null) return
      ui.setState({ callExport: 'begun' })
      const stop = api.on('callLogExport', callExport => ui.setState({ callExport }))
      const outcome = await api.exportCallLog(filter)
      stop()
      ui.setState({ callExport: null })
      if (!outcome.ok) {
        return toast('negative', ({ t, refusalText }) =>
          t('calls:exportFailed', { words: refusalText(outcome.refusal) }),
        )
      }
      const { calls: count } = outcome.value
      if (count !== null) toast('neutral', ({ t }) => t('calls:exported', { count }))
    },
    [api, ui, toast],
  )
  return { save: filter => void save(filter), cancel: () => void api.cancelCallLogExport() }
}
