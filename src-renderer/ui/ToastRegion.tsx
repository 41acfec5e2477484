import { CircleAlert, Info, X } from 'lucide-react'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import styles from './ToastRegion.module.css'

export interface ToastEntry {
  readonly id: string
  readonly tone: 'neutral' | 'negative'
  readonly text: string
}

export interface ToastRegionProps {
  readonly label: string
  readonly dismissLabel: string
  readonly toasts: readonly ToastEntry[]
  readonly onDismiss: (id: string) => void
}

/** Short notes at the bottom left, away from composer and call; read out politely, never taking the focus. */
export function ToastRegion({ label, dismissLabel, toasts, onDismiss }: ToastRegionProps) {
  return (
    <section aria-label={label} className={styles.region}>
      <ul aria-live="polite" className={styles.list}>
        {toasts.map(toast => (
          <li key={toast.id} className={styles.toast} data-tone={toast.tone}>
            <Icon icon={toast.tone === 'negative' ? CircleAlert : Info} size={16} className={styles.icon} />
            <span className={styles.text}>{toast.text}</span>
            <IconButton icon={X} label={dismissLabel} size="small" onPress={() => onDismiss(toast.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
