import { useCallback } from 'react'
import type { Outcome } from '#shared/ipc/outcome.ts'
import { useRefusalText } from '../i18n/use-refusal-text.ts'
import { useUiStore } from './desktop-context.ts'
import { type Toast, withToast } from './ui-store.ts'

const shownMs = 8000

/** Shows a note for a while; until it is dismissed where it tells of a failure. */
export function useToast(): (tone: Toast['tone'], text: string) => void {
  const ui = useUiStore()
  return useCallback(
    (tone, text) => {
      const id = crypto.randomUUID()
      ui.setState(state => withToast(state, { id, tone, text }))
      if (tone === 'negative') return
      setTimeout(() => {
        ui.setState(state => ({ toasts: state.toasts.filter(toast => toast.id !== id) }))
      }, shownMs)
    },
    [ui],
  )
}

/** For asks whose "yes" is seen by what changes: says the refusal, so that nothing fails in silence. */
export function useTell(): (outcome: Outcome<unknown>) => void {
  const toast = useToast()
  const refusalText = useRefusalText()
  return useCallback(
    outcome => {
      if (!outcome.ok) toast('negative', refusalText(outcome.refusal))
    },
    [toast, refusalText],
  )
}
