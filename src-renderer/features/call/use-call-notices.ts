import { useEffect } from 'react'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { Say } from '../../i18n/use-words.ts'
import { useToast } from '../../store/use-tell.ts'
import type { CallNotice } from './call-state.ts'
import { useController } from './calls-context.ts'

type Withdrawn = Extract<CallNotice, { type: 'withdrawn' }>

/** Says in passing what happened to calls. */
export function useCallNotices(): void {
  const controller = useController()
  const toast = useToast()
  useEffect(
    () =>
      controller.onNotice(notice => {
        const say = sayNotice(notice)
        if (say) toast(isFailure(notice) ? 'negative' : 'neutral', say)
      }),
    [controller, toast],
  )
}

function sayWithdrawal({ withdrawal, byMe }: Withdrawn): Say | null {
  const { name } = withdrawal.call.customer
  switch (withdrawal.reason) {
    case 'answered_elsewhere': {
      if (byMe) return ({ t }) => t('call:notice.answeredByMe', { name })
      const agent = withdrawal.by?.name
      return ({ t }) =>
        agent ? t('call:notice.answeredBy', { agent, name }) : t('call:notice.answeredByOther', { name })
    }
    case 'customer_hung_up':
      return ({ t }) => t('call:notice.customerHungUp', { name })
    case 'timed_out':
      return ({ t }) => t('call:notice.missed', { name })
    case 'failed':
      return ({ t }) => t('call:notice.failed', { name })
    case 'declined':
      return null
    default:
      return assertNever(withdrawal.reason)
  }
}

function sayNotice(notice: CallNotice): Say | null {
  switch (notice.type) {
    case 'withdrawn':
      return sayWithdrawal(notice)
    case 'refused': {
      const { refusal, customer } = notice
      const agent = refusal.reason === 'taken' ? refusal.by?.name : undefined
      // The same words as the withdrawal that comes with it, so that they are shown once.
      return ({ t, refusalText }) =>
        agent && customer ? t('call:notice.answeredBy', { agent, name: customer.name }) : refusalText(refusal)
    }
    case 'soundUnusable': {
      const { customer } = notice
      return ({ t }) =>
        customer ? t('call:notice.soundUnusableOf', { name: customer.name }) : t('call:notice.soundUnusable')
    }
    case 'microphoneReplaced': {
      const { lost, now } = notice
      return ({ t }) =>
        lost === '' || now === ''
          ? t('call:notice.microphoneReplacedUnnamed')
          : t('call:notice.microphoneReplaced', { lost, now })
    }
    case 'noiseFilterFailed':
      return ({ t }) => t('call:notice.noiseFilterFailed')
    case 'speakerReplaced': {
      const { lost } = notice
      return ({ t }) =>
        lost === '' ? t('call:notice.speakerReplacedUnnamed') : t('call:notice.speakerReplaced', { lost })
    }
    default:
      return assertNever(notice)
  }
}

function isFailure(notice: CallNotice): boolean {
  if (notice.type === 'refused') return notice.refusal.reason !== 'taken'
  return (
    notice.type === 'soundUnusable' || (notice.type === 'withdrawn' && notice.withdrawal.reason === 'failed')
  )
}
