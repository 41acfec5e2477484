import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Advice.module.css'

interface AdviceProps {
  readonly tone: 'attention' | 'negative' | 'neutral' | 'positive'
  readonly icon: LucideIcon
  readonly title?: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** What is wrong with a call and what to do, inside its card. Read out politely when it appears. */
export function Advice({ tone, icon, title, children, action }: AdviceProps) {
  return (
    <div className={styles.advice} data-tone={tone}>
      <Icon icon={icon} size={16} className={styles.icon} />
      <div className={styles.body}>
        <output className={styles.text}>
          {title !== undefined && <strong className={styles.title}>{title}</strong>}
          {children}
        </output>
        {action}
      </div>
    </div>
  )
}
