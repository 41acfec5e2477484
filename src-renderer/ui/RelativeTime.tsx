import { useLocale } from 'react-aria-components'
import { capitalised, fullTime, momentWords, shortAgo } from './time.ts'
import { useNow } from './use-now.ts'

export interface RelativeTimeProps {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** `ago` counts minutes first, then names the day; `moment` always has the time of day. */
  readonly form?: 'ago' | 'moment'
}

/** When, shortly; the whole with the zone on hover. */
export function RelativeTime({ at, form = 'ago' }: RelativeTimeProps) {
  const { locale } = useLocale()
  const now = useNow(30_000)
  const text = form === 'ago' ? shortAgo(at, now, locale) : capitalised(momentWords(at, now, locale))
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at, locale)}>
      {text}
    </time>
  )
}
