import type { ReactNode } from 'react'
import styles from './Rows.module.css'

/** What belongs together, a line between each two. */
export function RowCard({ children }: { readonly children: ReactNode }) {
  return <div className={styles.card}>{children}</div>
}

interface RowProps {
  /** `setting`: something to choose, its control at the end; `thing`: something with a name, and what can be done with it. */
  readonly kind: 'setting' | 'thing'
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** More below the words, such as what stands against it. */
  readonly notes?: ReactNode
  /** The control carries the label for a screen reader itself. */
  readonly children?: ReactNode
}

/** One thing on a card: what it is, and its control. */
export function Row({ kind, label, hint, notes, children }: RowProps) {
  return (
    <div className={styles.row} data-kind={kind}>
      <div className={styles.words}>
        <p className={styles.label}>{label}</p>
        {hint !== undefined && <div className={styles.hint}>{hint}</div>}
        {notes}
      </div>
      {children !== undefined && <div className={styles.control}>{children}</div>}
    </div>
  )
}

/** A row of a card that has its own content. */
export function BareRow({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.row} data-kind="setting">
      {children}
    </div>
  )
}

interface RowBlockProps {
  readonly label: string
  readonly hint: string
  readonly children: ReactNode
}

/** A part of a card whose controls need its whole width: they stand below the words. */
export function RowBlock({ label, hint, children }: RowBlockProps) {
  return (
    <section className={styles.block} aria-label={label}>
      <div>
        <p>{label}</p>
        <p className={styles.hint}>{hint}</p>
      </div>
      {children}
    </section>
  )
}
