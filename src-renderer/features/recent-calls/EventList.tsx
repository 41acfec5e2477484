import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import { fullTime, precisely } from '../../ui/time.ts'
import styles from './CallDetails.module.css'
import { useEventWords } from './use-event-words.ts'

interface EventListProps {
  readonly events: readonly CallEvent[]
}

/** What happened, oldest first: the time of day, and what. */
export function EventList({ events }: EventListProps) {
  const { t } = useTranslation('calls')
  const { locale } = useLocale()
  const eventWords = useEventWords()
  if (events.length === 0) return <p className={styles.facts}>{t('details.noEvents')}</p>
  return (
    <ol className={styles.events}>
      {events.map(event => (
        <li key={`${event.at} ${event.what}`} className={styles.event} data-what={event.what}>
          <time
            dateTime={new Date(event.at).toISOString()}
            title={fullTime(event.at, locale)}
            className={styles.at}
          >
            {precisely(event.at, locale)}
          </time>
          <span className={styles.happened}>
            {eventWords(event)}
            {event.what === 'quality' && <Figures event={event} />}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What the quality was judged by. */
function Figures({ event }: { readonly event: Extract<CallEvent, { what: 'quality' }> }) {
  const { t } = useTranslation('calls')
  const { locale } = useLocale()
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  const { mos, roundTripMs, jitterMs, lossPercent } = event
  const figures = [
    mos !== undefined && t('details.mos', { value: number(mos, 1) }),
    roundTripMs !== undefined && t('details.roundTrip', { value: number(roundTripMs, 0) }),
    jitterMs !== undefined && t('details.jitter', { value: number(jitterMs, 0) }),
    lossPercent !== undefined && t('details.loss', { value: number(lossPercent, 1) }),
  ].filter(figure => figure !== false)
  return figures.length === 0 ? null : <span className={styles.figures}>{figures.join(' · ')}</span>
}
