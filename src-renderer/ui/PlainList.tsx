import type { ReactNode } from 'react'
import styles from './PlainList.module.css'

/** Things beneath each other, without marks: each child is an `li`. */
export function PlainList({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>
}
