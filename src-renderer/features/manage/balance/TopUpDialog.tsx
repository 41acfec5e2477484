import { useState } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { minimumAmount } from '#shared/domain/minimum-amount.ts'
import { topUpFault } from '#shared/domain/top-up.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useToast } from '../../../store/use-tell.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { moneyWords, typedMinor } from '../../../ui/money.ts'
import { TextField } from '../../../ui/TextField.tsx'
import parts from '../parts/Parts.module.css'
import { useTopUp } from './use-top-up.ts'

interface TopUpDialogProps {
  readonly account: WireAccount
  readonly currency: string
  readonly onClose: () => void
}

/** [O6] Puts money on an account; too small an amount is refused here by the rule that the platform applies. */
export function TopUpDialog({ account, currency, onClose }: TopUpDialogProps) {
  const { t } = useTranslation(['balance', 'common'])
  const { locale } = useLocale()
  const refusalText = useRefusalText()
  const toast = useToast()
  const { open, isSending, refusal, send, forget } = useTopUp(account.id)
  const [written, setWritten] = useState('')
  const [isTried, setTried] = useState(false)
  const minor = typedMinor(written, currency, locale)
  const fault = minor === undefined ? 'not_amount' : topUpFault({ currency, minor })
  const minimum = moneyWords(minimumAmount(currency), locale)

  const pay = async () => {
    setTried(true)
    if (isSending || (!open && (fault || minor === undefined))) return
    const amount = open?.amount ?? { currency, minor: minor ?? 0 }
    if (!(await send(amount))) return
    toast('neutral', words =>
      words.t('balance:topUp.done', { amount: moneyWords(amount, words.locale), account: account.name }),
    )
    onClose()
  }

  return (
    <Dialog
      title={t('topUp.title', { account: account.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={isSending} onPress={() => void pay()}>
            {isSending ? t('topUp.sending') : t(open ? 'topUp.sendAgain' : 'topUp.send')}
          </Button>
        </>
      }
    >
      <div className={parts.form}>
        {open ? (
          <Unanswered amount={moneyWords(open.amount, locale)} isSending={isSending} onForget={forget} />
        ) : (
          <TextField
            label={t('topUp.amount', { currency })}
            inputMode="decimal"
            value={written}
            onChange={setWritten}
            maxLength={24}
            description={
              fault || minor === undefined
                ? t('topUp.minimum', { minimum })
                : moneyWords({ currency, minor }, locale)
            }
            isInvalid={isTried && fault !== undefined}
            errorMessage={fault === 'not_amount' ? t('notAmount') : t('topUp.tooSmall', { minimum })}
          />
        )}
        <p role="alert" className={parts.problem}>
          {refusal && refusalText(refusal)}
        </p>
      </div>
    </Dialog>
  )
}

interface UnansweredProps {
  readonly amount: string
  readonly isSending: boolean
  readonly onForget: () => void
}

/** A top-up on its way; without an answer, what to do about it. */
function Unanswered({ amount, isSending, onForget }: UnansweredProps) {
  const { t } = useTranslation('balance')
  if (isSending) return <output>{t('topUp.underWay', { amount })}</output>
  return (
    <>
      <p>{t('topUp.open_unanswered', { amount })}</p>
      <div>
        <Button size="small" onPress={onForget}>
          {t('topUp.forget')}
        </Button>
      </div>
    </>
  )
}
