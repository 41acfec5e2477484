import { useCallback } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { durationWords } from '../ui/time.ts'

/** What there is to say of a call beyond its outcome: how long it was, who took it, or why nobody did. */
export function useCallWords(): (entry: CallLogEntry) => string {
  const { t } = useTranslation('calls')
  const { locale } = useLocale()
  return useCallback(
    entry => {
      if (entry.status === 'live') return ''
      if (entry.status === 'elsewhere') {
        return entry.answeredBy === undefined
          ? t('answeredElsewhere')
          : t('answeredBy', { name: entry.answeredBy })
      }
      const why = entry.reason === undefined ? '' : t(`reason.${entry.reason}`)
      if (entry.status === 'unanswered' || entry.talkMs === undefined) return why
      const talked = durationWords(entry.talkMs, locale)
      return entry.reason === 'completed' || why === '' ? talked : `${talked} · ${why}`
    },
    [t, locale],
  )
}
