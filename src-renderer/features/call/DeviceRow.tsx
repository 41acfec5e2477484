import type { ReactNode } from 'react'
import styles from './DeviceSettings.module.css'

/** The control carries the label for a screen reader itself. */
export function DeviceRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <p>{label}</p>
      <div className={styles.control}>{children}</div>
    </div>
  )
}
