import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assert-never.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useToast } from '../../store/use-tell.ts'
import type { CallNotice } from './call-state.ts'
import { useController } from './calls-context.ts'

type Withdrawn = Extract<CallNotice, { type: 'withdrawn' }>

/** Says in passing what happened to calls. */
export function useCallNotices(): void {
  const controller = useController()
  const words = useNoticeWords()
  const toast = useToast()
  useEffect(
    () =>
      controller.onNotice(notice => {
        const text = words(notice)
        if (text !== null) toast(isFailure(notice) ? 'negative' : 'neutral', text)
      }),
    [controller, words, toast],
  )
}

function useNoticeWords(): (notice: CallNotice) => string | null {
  const { t } = useTranslation('call')
  const refusalText = useRefusalText()

  function ofWithdrawal({ withdrawal, byMe }: Withdrawn): string | null {
    const { name } = withdrawal.call.customer
    switch (withdrawal.reason) {
      case 'answered_elsewhere': {
        if (byMe) return t('notice.answeredByMe', { name })
        const agent = withdrawal.by?.name
        return agent ? t('notice.answeredBy', { agent, name }) : t('notice.answeredByOther', { name })
      }
      case 'customer_hung_up':
        return t('notice.customerHungUp', { name })
      case 'timed_out':
        return t('notice.missed', { name })
      case 'failed':
        return t('notice.failed', { name })
      case 'declined':
        return null
      default:
        return assertNever(withdrawal.reason)
    }
  }

  return notice => {
    switch (notice.type) {
      case 'withdrawn':
        return ofWithdrawal(notice)
      case 'refused': {
        const { refusal, customer } = notice
        const agent = refusal.reason === 'taken' ? refusal.by?.name : undefined
        // The same words as the withdrawal that comes with it, so that they are shown once.
        return agent && customer
          ? t('notice.answeredBy', { agent, name: customer.name })
          : refusalText(refusal)
      }
      case 'soundUnusable':
        return notice.customer
          ? t('notice.soundUnusableOf', { name: notice.customer.name })
          : t('notice.soundUnusable')
      case 'microphoneReplaced':
        return notice.lost === '' || notice.now === ''
          ? t('notice.microphoneReplacedUnnamed')
          : t('notice.microphoneReplaced', { lost: notice.lost, now: notice.now })
      case 'noiseFilterFailed':
        return t('notice.noiseFilterFailed')
      case 'speakerReplaced':
        return notice.lost === ''
          ? t('notice.speakerReplacedUnnamed')
          : t('notice.speakerReplaced', { lost: notice.lost })
      default:
        return assertNever(notice)
    }
  }
}

function isFailure(notice: CallNotice): boolean {
  if (notice.type === 'refused') return notice.refusal.reason !== 'taken'
  return (
    notice.type === 'soundUnusable' || (notice.type === 'withdrawn' && notice.withdrawal.reason === 'failed')
  )
}
