import { useLocale } from 'react-aria-components'
import { dayName } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import styles from './Stream.module.css'

interface DaySeparatorProps {
  readonly at: number
}

/** The day of what follows. */
export function DaySeparator({ at }: DaySeparatorProps) {
  const { locale } = useLocale()
  const now = useNow(60_000)
  return (
    <div className={styles.day}>
      <span className={styles.dayName}>{dayName(at, now, locale)}</span>
    </div>
  )
}
