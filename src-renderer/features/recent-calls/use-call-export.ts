import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallLogFilter } from '#shared/ipc/call-log-entry.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
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
  const { t } = useTranslation('calls')
  const api = useApi()
  const ui = useUiStore()
  const toast = useToast()
  const refusalText = useRefusalText()
  const save = useCallback(
    async (filter: CallLogFilter) => {
      if (ui.getState().callExport !== null) return
      ui.setState({ callExport: 'begun' })
      const stop = api.on('callLogExport', callExport => ui.setState({ callExport }))
      const outcome = await api.exportCallLog(filter)
      stop()
      ui.setState({ callExport: null })
      if (!outcome.ok) toast('negative', t('exportFailed', { words: refusalText(outcome.refusal) }))
      else if (outcome.value.calls !== null) toast('neutral', t('exported', { count: outcome.value.calls }))
    },
    [api, ui, toast, t, refusalText],
  )
  return { save: filter => void save(filter), cancel: () => void api.cancelCallLogExport() }
}
