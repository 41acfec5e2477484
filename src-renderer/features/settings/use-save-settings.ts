import { useCallback } from 'react'
import type { Settings } from '#shared/ipc/desktop-state.ts'
import { useApi } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'

/** Keeps a change; what is shown follows from the state that comes back. */
export function useSaveSettings(): (change: Partial<Settings>) => void {
  const api = useApi()
  const toast = useToast()
  return useCallback(
    change => {
      const save = async () => {
        const outcome = await api.saveSettings(change)
        if (outcome.ok) return
        toast('negative', ({ t, refusalText }) =>
          t('settings:saveFailed', { words: refusalText(outcome.refusal) }),
        )
      }
      void save()
    },
    [api, toast],
  )
}
