import { useTranslation } from 'react-i18next'
import { useNow } from '../../ui/use-now.ts'
import styles from './RingTimer.module.css'

interface RingTimerProps {
  /** This desktop's clock, milliseconds since the epoch. */
  readonly endsAt: number
  readonly lastsMs: number
  /** What the ring is drawn around. */
  readonly children: React.ReactNode
}

const radius = 30
const circumference = 2 * Math.PI * radius

/** A ring that empties with the time that is left to answer. */
export function RingTimer({ endsAt, lastsMs, children }: RingTimerProps) {
  const left = Math.max(0, endsAt - useNow(1_000)) / lastsMs
  return (
    <span className={styles.ring}>
      <svg viewBox="0 0 64 64" className={styles.drawing} aria-hidden focusable={false}>
        <circle cx="32" cy="32" r={radius} className={styles.track} />
        <circle
          cx="32"
          cy="32"
          r={radius}
          className={styles.left}
          strokeDasharray={circumference}
          strokeDashoffset={circumference * (1 - Math.min(1, left))}
        />
      </svg>
      {children}
    </span>
  )
}

/** The same in words. */
export function SecondsLeft({ endsAt }: Pick<RingTimerProps, 'endsAt'>) {
  const { t } = useTranslation('call')
  const count = Math.max(0, Math.ceil((endsAt - useNow(1_000)) / 1_000))
  return <span className={styles.seconds}>{t('secondsLeft', { count })}</span>
}
