import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usualCurrencyOf } from '#shared/domain/usual-currency.ts'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useApi, useDesktop } from '../../../store/desktop-context.ts'
import { useAnswer } from '../../../store/use-answer.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { AnswerView } from '../parts/AnswerView.tsx'
import parts from '../parts/Parts.module.css'
import { Row } from '../parts/Row.tsx'
import { CurrencyChoice } from './CurrencyChoice.tsx'
import type { StepState } from './first-run.ts'
import styles from './Start.module.css'
import { Step } from './Step.tsx'

interface ConnectNumberProps {
  readonly accounts: readonly WireAccount[]
  readonly state: StepState
}

/** Where no number says which country it is of. */
const commonCurrency = 'IDR'

/** [A1] The business's numbers at WhatsApp, each connected by one button; or one by its id. */
export function ConnectNumber({ accounts, state }: ConnectNumberProps) {
  const { t } = useTranslation('firstRun')
  const api = useApi()
  const refusalText = useRefusalText()
  const isOnline = useDesktop(({ connection }) => connection.status === 'online')
  const { answer, again } = useAnswer({ method: 'accounts.candidates', params: {} })
  const [connecting, setConnecting] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<AskRefusal | null>(null)
  const [chosenCurrency, chooseCurrency] = useState<string | null>(null)
  const isFirst = accounts.length === 0
  const isDisabled = !isOnline || connecting !== null

  const found = answer.status === 'ready' ? answer.value.numbers : []
  const guessed = found
    .map(({ displayPhone }) => usualCurrencyOf(displayPhone))
    .find(code => code !== undefined)
  const currency = chosenCurrency ?? guessed ?? commonCurrency

  const connect = async (phoneNumberId: string) => {
    setConnecting(phoneNumberId)
    setRefusal(null)
    // Every further number is kept in the currency of the first, which the rates are in.
    const params = { phoneNumberId, ...(isFirst && { currency }) }
    const outcome = await api.request({ method: 'accounts.connect', params })
    setConnecting(null)
    if (outcome.ok) again()
    else setRefusal(outcome.refusal)
  }
  return (
    <Step title={t('connect.title')} state={state}>
      {accounts.map(({ id, name, displayPhone }) => (
        <Row key={id} label={name} hint={t('connect.connected', { number: displayPhone })} />
      ))}
      {isFirst && <CurrencyChoice currency={currency} onChoose={chooseCurrency} />}
      <AnswerView answer={answer} again={again}>
        {({ numbers }) => (
          <>
            {numbers.map(({ phoneNumberId, displayPhone, name }) => (
              <Row key={phoneNumberId} label={name ?? displayPhone} hint={displayPhone}>
                <Button
                  variant={isFirst ? 'primary' : 'secondary'}
                  aria-label={t('connect.number', { number: displayPhone })}
                  isDisabled={isDisabled}
                  isPending={connecting === phoneNumberId}
                  onPress={() => void connect(phoneNumberId)}
                >
                  {t('connect.button')}
                </Button>
              </Row>
            ))}
            {numbers.length === 0 && isFirst && (
              <Row label={t('connect.none')} hint={t('connect.noneHint')} />
            )}
          </>
        )}
      </AnswerView>
      <ById isDisabled={isDisabled} onConnect={connect} />
      {refusal && (
        <p role="alert" className={classNames(parts.problem, styles.problem)}>
          {refusalText(refusal)}
        </p>
      )}
    </Step>
  )
}

interface ByIdProps {
  readonly isDisabled: boolean
  readonly onConnect: (phoneNumberId: string) => Promise<void>
}

function ById({ isDisabled, onConnect }: ByIdProps) {
  const { t } = useTranslation('firstRun')
  const [typed, setTyped] = useState('')
  const [isInvalid, setInvalid] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const phoneNumberId = typed.trim()
    // As the platform takes it.
    const isId = /^\d{5,20}$/u.test(phoneNumberId)
    setInvalid(!isId)
    if (isId && !isDisabled) void onConnect(phoneNumberId)
  }
  return (
    <form noValidate onSubmit={submit} className={styles.form}>
      <div className={styles.field}>
        <TextField
          label={t('connect.id')}
          inputMode="numeric"
          value={typed}
          onChange={setTyped}
          isInvalid={isInvalid}
          errorMessage={t('connect.idWrong')}
        />
      </div>
      <Button type="submit" isDisabled={isDisabled} aria-label={t('connect.byId')}>
        {t('connect.button')}
      </Button>
    </form>
  )
}
