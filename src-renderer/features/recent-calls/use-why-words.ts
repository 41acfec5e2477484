import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import { durationWords } from '../../ui/time.ts'
import { useFailureWords } from './use-failure-words.ts'
import { whyMissed, type WhySentence } from './why-missed.ts'

/** The sentences that say how long it rang; each can be said without that, too. */
const sayTimes = [
  'gaveUp',
  'gaveUpAtOnce',
  'rangOut',
  'rejected_by_customer',
  'cancelled_by_agent',
  'not_answered',
] as const satisfies readonly WhySentence[]
/** Milliseconds; less would be "0 seconds". */
const sayableMs = 1_000

/** [D5] Why a call was missed, as one sentence in the person's language; null when it was not. */
export function useWhyWords(): (timeline: CallTimeline) => string | null {
  const { t } = useTranslation('calls')
  const { locale } = useLocale()
  const failureWords = useFailureWords()
  return timeline => {
    const why = whyMissed(timeline)
    if (!why) return null
    const { sentence, name, rangMs, failure } = why
    if (rangMs !== undefined && rangMs >= sayableMs) {
      return t(`why.${sentence}`, { duration: durationWords(rangMs, locale, 'long') })
    }
    const untimed = sayTimes.find(one => one === sentence)
    if (untimed !== undefined) return t(`why.untimed.${untimed}`)
    return t(`why.${sentence}`, { name, failure: failure === undefined ? '' : failureWords(failure) })
  }
}
