import { VisuallyHidden } from 'react-aria-components'
import styles from './Badge.module.css'
import { classNames } from './class-names.ts'

export interface BadgeProps {
  /** Above 99 it reads 99+. */
  readonly count: number
  /** The whole for a screen reader: "3 unread". */
  readonly label: string
  readonly tone?: 'accent' | 'quiet'
}

/** That there is something, and not how many. */
export function Dot({ label }: Pick<BadgeProps, 'label'>) {
  return (
    <span className={styles.dot}>
      <VisuallyHidden elementType="span">{label}</VisuallyHidden>
    </span>
  )
}

/** How many. */
export function Badge({ count, label, tone = 'accent' }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <VisuallyHidden elementType="span">{label}</VisuallyHidden>
    </span>
  )
}
