import { useTranslation } from 'react-i18next'
import { useUi, useUiStore } from '../store/desktop-context.ts'
import { ToastRegion } from '../ui/ToastRegion.tsx'

/** The notes that features leave. */
export function Toasts() {
  const { t } = useTranslation('common')
  const ui = useUiStore()
  const toasts = useUi(state => state.toasts)
  const dismiss = (id: string) =>
    ui.setState(state => ({ toasts: state.toasts.filter(toast => toast.id !== id) }))
  return <ToastRegion label={t('notes')} dismissLabel={t('dismiss')} toasts={toasts} onDismiss={dismiss} />
}
