import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
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
import type { StepState } from './first-run.ts'
import styles from './Start.module.css'
import { Step } from './Step.tsx'

interface ConnectNumberProps {
  readonly accounts: readonly WireAccount[]
  readonly state: StepState
}

/** In which the voice balance of a new number is kept. */
const currency = 'IDR'

/** [A1] The business's numbers at WhatsApp, each connected by one button; or one by its id. */
export function ConnectNumber({ accounts, state }: ConnectNumberProps) {
  const { t } = useTranslation('firstRun')
  const api = useApi()
  const refusalText = useRefusalText()
  const isOnline = useDesktop(({ connection }) => connection.status === 'online')
  const { answer, again } = useAnswer({ method: 'accounts.candidates', params: {} })
  const [connecting, setConnecting] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<AskRefusal | null>(null)
  const isDisabled = !isOnline || connecting !== null

  const connect = async (phoneNumberId: string) => {
    setConnecting(phoneNumberId)
    setRefusal(null)
    const outcome = await api.request({ method: 'accounts.connect', params: { phoneNumberId, currency } })
    setConnecting(null)
    if (outcome.ok) again()
    else setRefusal(outcome.refusal)
  }
  return (
    <Step title={t('connect.title')} state={state}>
      {accounts.map(({ id, name, displayPhone }) => (
        <Row key={id} label={name} hint={t('connect.connected', { number: displayPhone })} />
      ))}
      <AnswerView answer={answer} again={again}>
        {({ numbers }) => (
          <>
            {numbers.map(({ phoneNumberId, displayPhone, name }) => (
              <Row key={phoneNumberId} label={name ?? displayPhone} hint={displayPhone}>
                <Button
                  variant={accounts.length === 0 ? 'primary' : 'secondary'}
                  aria-label={t('connect.number', { number: displayPhone })}
                  isDisabled={isDisabled}
                  isPending={connecting === phoneNumberId}
                  onPress={() => void connect(phoneNumberId)}
                >
                  {t('connect.button')}
                </Button>
              </Row>
            ))}
            {numbers.length === 0 && accounts.length === 0 && (
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
