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
  /** It is all that the page shows, so its title is the page's. */
  readonly isWholePage?: boolean
}

/** Instead of content: nothing there yet, or it could not be had. */
export function StatePanel({ kind, icon, title, text, action, isWholePage = false }: StatePanelProps) {
  const Title = isWholePage ? 'h1' : 'p'
  return (
    <div role={kind === 'error' ? 'alert' : undefined} className={styles.panel} data-kind={kind}>
      <span className={styles.icon}>
        <Icon icon={icon} size={24} />
      </span>
      <Title className={styles.title}>{title}</Title>
      <p className={styles.text}>{text}</p>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
