import type { ReactNode } from 'react'
import styles from './Settings.module.css'

interface SettingSectionProps {
  readonly title: string
  readonly children: ReactNode
}

/** Settings that belong together, under one heading. */
export function SettingSection({ title, children }: SettingSectionProps) {
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      <div className={styles.card}>{children}</div>
    </section>
  )
}
