import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { useSession } from '../../../store/desktop-context.ts'
import { useAnswer } from '../../../store/use-answer.ts'
import { ConnectionTest } from '../accounts/ConnectionTest.tsx'
import parts from '../parts/Parts.module.css'
import { Row } from '../parts/Row.tsx'
import { ConnectNumber } from './ConnectNumber.tsx'
import { firstRunSteps, hasTakenCall } from './first-run.ts'
import { Step } from './Step.tsx'
import { WhoAnswers } from './WhoAnswers.tsx'

/** The first run: from a platform without a number to a call that rings and is answered. */
export function StartPanel() {
  const { t } = useTranslation('firstRun')
  const accounts = Object.values(useSession(session => session.accounts) ?? {})
  const [account] = accounts
  const groups = useAnswer({ method: 'ringGroups.list', params: {} })
  const answered = useAnsweredCall(account)
  const [tested, setTested] = useState<Result<'accounts.test'>['steps']>()
  const steps = firstRunSteps({
    account,
    tested,
    ringGroups: groups.answer.status === 'ready' ? groups.answer.value.ringGroups : undefined,
    hasAnsweredCall: answered === 'yes',
  })
  const isFinished = Object.values(steps).every(state => state === 'done')
  const needsNumber = <Row label={t('needsNumber')} />
  return (
    <div className={parts.panel}>
      <p className={parts.about}>{t(isFinished ? 'finished' : 'about')}</p>
      <ConnectNumber accounts={accounts} state={steps.connect} />
      <Step title={t('test.title')} state={steps.test}>
        {account ? <ConnectionTest account={account} onTested={setTested} /> : needsNumber}
      </Step>
      <Step title={t('answer.title')} state={steps.answer}>
        {account ? <WhoAnswers account={account} answer={groups.answer} again={groups.again} /> : needsNumber}
      </Step>
      <Step title={t('call.title')} state={steps.call}>
        {account ? <TestCall number={account.displayPhone} answered={answered} /> : needsNumber}
      </Step>
    </div>
  )
}

type Answered = 'yes' | 'no' | 'unknown'

/** Whether a customer's call to the account was answered: one that this desktop saw, or any on record. */
function useAnsweredCall(account: WireAccount | undefined): Answered {
  const isSeen = useSession(session => hasTakenCall(session, account?.id)) ?? false
  const { answer } = useAnswer({
    method: 'report.calls',
    params: {
      filter: { direction: 'inbound', status: 'answered', ...(account && { accountId: account.id }) },
      limit: 1,
    },
  })
  if (isSeen || (answer.status === 'ready' && answer.value.rows.length > 0)) return 'yes'
  return answer.status === 'failed' ? 'unknown' : 'no'
}

function TestCall({ number, answered }: { readonly number: string; readonly answered: Answered }) {
  const { t } = useTranslation('firstRun')
  if (answered === 'yes') return <Row label={t('call.done', { number })} hint={t('call.doneHint')} />
  return (
    <Row
      label={t('call.call', { number })}
      hint={
        <>
          <p>{t('call.callHint')}</p>
          {answered === 'unknown' && <p className={parts.problem}>{t('call.unknown')}</p>}
        </>
      }
    />
  )
}
