import { PhoneCall } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesktop, useSession } from '../../../store/desktop-context.ts'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { AccountChoice } from '../parts/AccountChoice.tsx'
import styles from '../parts/Parts.module.css'
import { AgentOverrides } from './AgentOverrides.tsx'
import { CallHoursSection } from './CallHoursSection.tsx'
import { CallSettings } from './CallSettings.tsx'
import { AtWhatsApp } from './AtWhatsApp.tsx'
import { WrapUpSettings } from './WrapUpSettings.tsx'

/** [A1] One account's settings; each change holds at once, on every open screen. [A5] */
export function AccountsPanel() {
  const { t } = useTranslation(['accounts', 'manage'])
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const accounts = Object.values(useSession(session => session.accounts) ?? {})
  const [chosen, setChosen] = useState<string | null>(null)
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0]
  if (!account) {
    return <StatePanel kind="empty" icon={PhoneCall} title={t('empty.title')} text={t('empty.text')} />
  }
  return (
    <div className={styles.panel}>
      <AccountChoice accounts={accounts} chosen={account.id} onChoose={setChosen} />
      {!isOnline && <output className={styles.stale}>{t('manage:stale')}</output>}
      <CallSettings key={`calls ${account.id}`} account={account} />
      <WrapUpSettings key={`wrap-up ${account.id}`} account={account} />
      <CallHoursSection key={`hours ${account.id} ${JSON.stringify(account.callHours)}`} account={account} />
      <AgentOverrides account={account} />
      <AtWhatsApp key={`meta ${account.id}`} account={account} />
    </div>
  )
}
