import type { ReactNode } from 'react'
import styles from './Parts.module.css'

interface RowProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** The control carries the label for a screen reader itself. */
  readonly children?: ReactNode
}

/** One thing on a card: what it is, and what can be done with it. */
export function Row({ label, hint, children }: RowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.strong}>{label}</p>
        {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      </div>
      {children !== undefined && <div className={styles.control}>{children}</div>}
    </div>
  )
}
