import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { balanceState } from '#shared/domain/balance-state.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { useBalance } from '../../../store/use-balance.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { moneyWords } from '../../../ui/money.ts'
import { Row } from '../parts/Row.tsx'
import { Section } from '../parts/Section.tsx'
import styles from './Balance.module.css'
import { LowBalanceLevel } from './LowBalanceLevel.tsx'
import { TopUpDialog } from './TopUpDialog.tsx'

/** [O6] One account's balance as it is now, the way to raise it, and when to be told that it is low. */
export function AccountMoney({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation('balance')
  const { locale } = useLocale()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const balance = useBalance(account.id)
  const [isOpen, setOpen] = useState(false)
  const state = balance && balanceState(balance, account.lowBalance)
  return (
    <Section title={t('title')}>
      <Row
        label={
          <span className={styles.amount} data-state={state}>
            {balance ? moneyWords(balance, locale) : '–'}
          </span>
        }
        hint={state && <output>{t(`state.${state}`)}</output>}
      >
        <Button variant="primary" isDisabled={!isOnline || !balance} onPress={() => setOpen(true)}>
          <Icon icon={Plus} size={16} />
          {t('topUp.open')}
        </Button>
      </Row>
      {balance && (
        <LowBalanceLevel key={account.lowBalance?.minor} account={account} currency={balance.currency} />
      )}
      {isOpen && balance && (
        <TopUpDialog account={account} currency={balance.currency} onClose={() => setOpen(false)} />
      )}
    </Section>
  )
}
