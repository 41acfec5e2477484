import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useApi, useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import partStyles from '../parts/Parts.module.css'
import { Row } from '../parts/Row.tsx'
import { TestSteps } from './TestSteps.tsx'

type Steps = Result<'accounts.test'>['steps']

interface ConnectionTestProps {
  readonly account: WireAccount
  readonly onTested?: (steps: Steps) => void
}

/** Asks WhatsApp step by step whether calls can come at all. [I10] */
export function ConnectionTest({ account, onTested }: ConnectionTestProps) {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const refusalText = useRefusalText()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const [isTesting, setTesting] = useState(false)
  const [tested, setTested] = useState<Steps | AskRefusal | null>(null)
  const test = async () => {
    setTesting(true)
    const outcome = await api.request({ method: 'accounts.test', params: { accountId: account.id } })
    setTested(outcome.ok ? outcome.value.steps : outcome.refusal)
    if (outcome.ok) onTested?.(outcome.value.steps)
    setTesting(false)
  }
  return (
    <>
      <Row label={t('test.title')} hint={t('test.hint')}>
        <Button isDisabled={!isOnline || isTesting} onPress={() => void test()}>
          {t(isTesting ? 'test.running' : 'test.run')}
        </Button>
      </Row>
      {tested !== null &&
        ('reason' in tested ? (
          <p role="alert" className={partStyles.problem}>
            {refusalText(tested)}
          </p>
        ) : (
          <TestSteps steps={tested} />
        ))}
    </>
  )
}
