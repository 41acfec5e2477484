import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'
import { Icon } from './Icon.tsx'

export interface BannerProps {
  readonly tone: 'neutral' | 'attention' | 'negative'
  readonly icon: LucideIcon
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** Tells politely what concerns the whole window, above it, never over it. */
export function Banner({ tone, icon, children, actions }: BannerProps) {
  return (
    <output className={styles.banner} data-tone={tone}>
      <Icon icon={icon} size={16} className={styles.icon} />
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </output>
  )
}
