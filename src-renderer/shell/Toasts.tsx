import { useWords } from '../i18n/use-words.ts'
import { useUi, useUiStore } from '../store/desktop-context.ts'
import { ToastRegion } from '../ui/ToastRegion.tsx'

/** The notes that features leave, in the language of this moment. */
export function Toasts() {
  const words = useWords()
  const { t } = words
  const ui = useUiStore()
  const toasts = useUi(state => state.toasts)
  const entries = toasts.map(({ say, ...toast }) => ({ ...toast, text: say(words) }))
  const dismiss = (id: string) =>
    ui.setState(state => ({ toasts: state.toasts.filter(toast => toast.id !== id) }))
  return <ToastRegion label={t('notes')} dismissLabel={t('dismiss')} toasts={entries} onDismiss={dismiss} />
}
