import { useLocale, VisuallyHidden } from 'react-aria-components'
import { clockOf, durationWords } from './time.ts'
import styles from './Numbers.module.css'

export interface DurationProps {
  readonly ms: number
}

/** `2:14`, read out in words. */
export function Duration({ ms }: DurationProps) {
  const { locale } = useLocale()
  return (
    <span className={styles.duration}>
      <span aria-hidden>{clockOf(ms)}</span>
      <VisuallyHidden elementType="span">{durationWords(ms, locale, 'long')}</VisuallyHidden>
    </span>
  )
}
