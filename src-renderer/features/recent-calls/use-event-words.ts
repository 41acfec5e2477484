import { useCallback } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import { useFailureWords } from './use-failure-words.ts'

/** One event of a call as a line, in the person's language. */
export function useEventWords(): (event: CallEvent) => string {
  const { t } = useTranslation(['calls', 'call'])
  const { locale } = useLocale()
  const failureWords = useFailureWords()
  return useCallback(
    event => {
      switch (event.what) {
        case 'offered':
          return event.via === undefined
            ? t('event.offered')
            : t('event.offeredVia', { via: t(`call:via.${event.via}`) })
        case 'notified':
        case 'sounded':
          if (event.failed !== undefined)
            return t(`event.${event.what}Failed`, { failure: failureWords(event.failed) })
          return event.what === 'sounded' && event.on !== undefined && event.on.length > 0
            ? t('event.soundedOn', { devices: new Intl.ListFormat(locale).format(event.on) })
            : t(`event.${event.what}`)
        case 'withdrawn':
          return event.by === undefined
            ? t(`event.withdrawn.${event.reason}`)
            : t(`event.withdrawnBy.${event.reason}`, { name: event.by })
        case 'connected':
          return event.by === undefined ? t('event.connected') : t('event.connectedBy', { name: event.by })
        case 'device':
          return event.label === ''
            ? t(`event.deviceUnnamed.${event.kind}`)
            : t(`event.device.${event.kind}`, { label: event.label })
        case 'quality':
          return t(`event.quality.${event.level}`)
        case 'ended':
          return endedWords(event)
        case 'waiting':
        case 'dialled':
        case 'ringingOut':
        case 'shown':
        case 'heldBack':
        case 'hushed':
        case 'linkLost':
        case 'answering':
        case 'declining':
        case 'hangingUp':
        case 'muted':
        case 'unmuted':
          return t(`event.${event.what}`)
        default:
          return assertNever(event)
      }

      function endedWords({ by, reason }: Extract<CallEvent, { what: 'ended' }>): string {
        const who = by === undefined ? t('event.ended.unknown') : t(`event.ended.${by}`)
        return reason === undefined || reason === 'completed' ? who : `${who} · ${t(`reason.${reason}`)}`
      }
    },
    [t, locale, failureWords],
  )
}
