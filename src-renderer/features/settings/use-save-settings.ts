import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '#shared/ipc/desktop-state.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useApi } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'

/** Keeps a change; what is shown follows from the state that comes back. */
export function useSaveSettings(): (change: Partial<Settings>) => void {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toast = useToast()
  const refusalText = useRefusalText()
  return useCallback(
    change => {
      const save = async () => {
        const outcome = await api.saveSettings(change)
        if (!outcome.ok) toast('negative', t('saveFailed', { words: refusalText(outcome.refusal) }))
      }
      void save()
    },
    [api, toast, t, refusalText],
  )
}
