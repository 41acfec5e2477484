import { PhoneCall } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { includesRole } from '#shared/domain/role.ts'
import { useSession, useUiStore } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import styles from './Inbox.module.css'

/** A platform that has no number yet: the way to one for an Admin, and whom to ask for everybody else. */
export function NothingConnected() {
  const { t } = useTranslation('firstRun')
  const ui = useUiStore()
  const isAdmin = useSession(({ me }) => includesRole(me.role, 'admin')) === true
  const begin = () => ui.setState({ section: 'manage', manageTab: 'start' })
  return (
    <main className={styles.room}>
      <StatePanel
        kind="empty"
        isWholePage
        icon={PhoneCall}
        title={t(isAdmin ? 'inbox.adminTitle' : 'inbox.title')}
        text={t(isAdmin ? 'inbox.adminText' : 'inbox.text')}
        action={
          isAdmin ? (
            <Button variant="primary" onPress={begin}>
              {t('inbox.adminAction')}
            </Button>
          ) : undefined
        }
      />
    </main>
  )
}
