import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CallButton } from '../features/call/CallButton.tsx'
import { CallLayer } from '../features/call/CallLayer.tsx'
import { DeviceSettings } from '../features/call/DeviceSettings.tsx'
import { ConnectionBanner } from '../features/connection/ConnectionBanner.tsx'
import type { DrawCallButton } from '../features/consent/PermissionStrip.tsx'
import { Inbox } from '../features/inbox/Inbox.tsx'
import { RecentCalls } from '../features/recent-calls/RecentCalls.tsx'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import { useUi, useUiStore } from '../store/desktop-context.ts'
import type { Section } from '../store/ui-store.ts'
import { assertNever } from '#shared/domain/assert-never.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { StatePanel } from '../ui/StatePanel.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { Rail } from './Rail.tsx'
import styles from './Shell.module.css'

/** The window of a signed-in agent: the rail, what matters about the connection, and one section. */
export function Shell() {
  const section = useUi(state => state.section)
  const ui = useUiStore()
  const show = (next: Section) => () => ui.setState({ section: next })
  useShortcuts({ inbox: show('inbox'), calls: show('calls'), settings: show('settings') })
  return (
    <div className={styles.shell}>
      <Rail />
      <div className={styles.content}>
        <ConnectionBanner />
        <ErrorBoundary key={section} Fallback={Crashed}>
          <SectionView section={section} />
        </ErrorBoundary>
      </div>
      <CallLayer />
    </div>
  )
}

const callButton: DrawCallButton = (room, refused) => <CallButton room={room} refused={refused} />

function SectionView({ section }: { readonly section: Section }) {
  switch (section) {
    case 'inbox':
      return <Inbox callButton={callButton} />
    case 'calls':
      return <RecentCalls />
    case 'settings':
      return <SettingsPage devices={<DeviceSettings />} />
    default:
      return assertNever(section)
  }
}

function Crashed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation('common')
  return (
    <StatePanel
      kind="error"
      icon={CircleAlert}
      title={t('crashed.title')}
      text={t('crashed.text')}
      action={<Button onPress={onAgain}>{t('retry')}</Button>}
    />
  )
}
