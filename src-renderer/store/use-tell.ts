import { useCallback } from 'react'
import type { Outcome } from '#shared/ipc/outcome.ts'
import { type Say, useWords } from '../i18n/use-words.ts'
import { useUiStore } from './desktop-context.ts'
import { type Toast, withToast } from './ui-store.ts'

const shownMs = 8000

/** Shows a note for a while; until it is dismissed where it tells of a failure. */
export function useToast(): (tone: Toast['tone'], say: Say) => void {
  const ui = useUiStore()
  const words = useWords()
  return useCallback(
    (tone, say) => {
      const id = crypto.randomUUID()
      ui.setState(state => withToast(state, { id, tone, say }, words))
      if (tone === 'negative') return
      setTimeout(() => {
        ui.setState(state => ({ toasts: state.toasts.filter(toast => toast.id !== id) }))
      }, shownMs)
    },
    [ui, words],
  )
}

/** For asks whose "yes" is seen by what changes: says the refusal, so that nothing fails in silence. */
export function useTell(): (outcome: Outcome<unknown>) => void {
  const toast = useToast()
  return useCallback(
    outcome => {
      if (!outcome.ok) toast('negative', ({ refusalText }) => refusalText(outcome.refusal))
    },
    [toast],
  )
}
