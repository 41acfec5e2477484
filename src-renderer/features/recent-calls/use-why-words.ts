import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import { durationWords } from '../../ui/time.ts'
import { useFailureWords } from './use-failure-words.ts'
import { whyMissed } from './why-missed.ts'

/** [D5] Why a call was missed, as one sentence in the person's language; null when it was not. */
export function useWhyWords(): (timeline: CallTimeline) => string | null {
  const { t } = useTranslation('calls')
  const { locale } = useLocale()
  const failureWords = useFailureWords()
  return timeline => {
    const why = whyMissed(timeline)
    if (!why) return null
    const { sentence, name, rangMs, failure } = why
    return t(`why.${sentence}`, {
      name,
      duration: rangMs === undefined ? '' : durationWords(rangMs, locale, 'long'),
      failure: failure === undefined ? '' : failureWords(failure),
    })
  }
}
