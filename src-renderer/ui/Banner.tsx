import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'
import { Icon } from './Icon.tsx'

export interface BannerProps {
  /** Names the region. */
  readonly label: string
  readonly tone: 'neutral' | 'attention' | 'negative'
  readonly icon: LucideIcon
  /** Read out politely when it changes. */
  readonly children: ReactNode
  /** Seen, and not read out again and again: a countdown. */
  readonly detail?: ReactNode
  readonly actions?: ReactNode
}

/** Tells what concerns the whole window, above it, never over it. */
export function Banner({ label, tone, icon, children, detail, actions }: BannerProps) {
  return (
    <section aria-label={label} className={styles.banner} data-tone={tone}>
      <Icon icon={icon} size={16} className={styles.icon} />
      <div className={styles.text}>
        <output>{children}</output> {detail}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
