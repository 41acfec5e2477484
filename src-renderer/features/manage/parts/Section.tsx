import type { ReactNode } from 'react'
import { RowCard } from '../../../ui/Rows.tsx'
import styles from './Parts.module.css'

interface SectionProps {
  readonly title: string
  /** Beside the title: a number, a state. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** What belongs together, under one heading, on one card. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section aria-label={title} className={styles.section}>
      <div className={styles.heading}>
        <h2 className={styles.headingText}>{title}</h2>
        {aside}
      </div>
      <RowCard>{children}</RowCard>
    </section>
  )
}
