import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesktopStore, useSession, useUi, useUiStore } from '../../store/desktop-context.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { manageTabsOf } from './manage-tabs.ts'
import { isAtTheBeginning } from './start/first-run.ts'
import styles from './ManagePage.module.css'

/** What supervisors and admins look after, a tab for each subject. */
export function ManagePage() {
  const { t } = useTranslation('manage')
  const role = useSession(session => session.me.role) ?? 'agent'
  const isNew = useBeginning()
  const tabs = manageTabsOf(role, isNew)
  const ui = useUiStore()
  const chosen = useUi(state => state.manageTab)
  const selected = tabs.find(tab => tab.id === chosen) ?? tabs[0]
  if (!selected) return null
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')} />
      <Tabs
        label={t('title')}
        tabs={tabs.map(tab => ({ id: tab.id, label: t(tab.label) }))}
        selected={selected.id}
        onSelect={manageTab => ui.setState({ manageTab })}
      >
        <selected.Panel />
      </Tabs>
    </main>
  )
}

/** As it was when the page was opened: no tab moves while one looks at it. */
function useBeginning(): boolean {
  const store = useDesktopStore()
  const [isNew] = useState(() => {
    const { session } = store.getState()
    return session !== null && isAtTheBeginning(session)
  })
  return isNew
}
