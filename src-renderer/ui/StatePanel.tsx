import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import styles from './StatePanel.module.css'

export interface StatePanelProps {
  /** `error` is read out at once. */
  readonly kind: 'empty' | 'error'
  readonly icon: LucideIcon
  readonly title: string
  /** What it is for and the first step; or what failed and what to do. */
  readonly text: string
  readonly action?: ReactNode
}

/** Instead of content: nothing there yet, or it could not be had. */
export function StatePanel({ kind, icon, title, text, action }: StatePanelProps) {
  return (
    <div role={kind === 'error' ? 'alert' : undefined} className={styles.panel} data-kind={kind}>
      <span className={styles.icon}>
        <Icon icon={icon} size={24} />
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
