import { Wallet } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '#shared/domain/ids.ts'
import { useDesktop, useSession } from '../../../store/desktop-context.ts'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { AccountChoice } from '../parts/AccountChoice.tsx'
import styles from '../parts/Parts.module.css'
import { AccountMoney } from './AccountMoney.tsx'
import { Ledger } from './Ledger.tsx'
import { RatesSection } from './RatesSection.tsx'

/** [O6] What is left to call with, where it went, and what minutes cost. */
export function BalancePanel() {
  const { t } = useTranslation(['balance', 'manage'])
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const accounts = Object.values(useSession(session => session.accounts) ?? {})
  const [chosen, setChosen] = useState<AccountId | null>(null)
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0]
  if (!account) {
    return <StatePanel kind="empty" icon={Wallet} title={t('empty.title')} text={t('empty.text')} />
  }
  return (
    <div className={styles.panel}>
      <AccountChoice accounts={accounts} chosen={account.id} onChoose={setChosen} />
      {!isOnline && <output className={styles.stale}>{t('manage:stale')}</output>}
      <AccountMoney key={`money ${account.id}`} account={account} />
      <Ledger key={`ledger ${account.id}`} account={account} />
      <RatesSection />
    </div>
  )
}
