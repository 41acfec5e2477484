import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CallLayer } from '../features/call/CallLayer.tsx'
import { useCalls } from '../features/call/calls-context.ts'
import { ConnectionBanner } from '../features/connection/ConnectionBanner.tsx'
import { DeviceCheck } from '../features/device-check/DeviceCheck.tsx'
import { HeadsetChoice } from '../features/headset/HeadsetChoice.tsx'
import { useHeldHeadset } from '../features/headset/use-held-headset.ts'
import { useNudges } from '../features/queue/use-nudges.ts'
import { WaitAlarm } from '../features/queue/WaitAlarm.tsx'
import { UpdateBanner } from '../features/updates/UpdateBanner.tsx'
import { useUpdatedNote } from '../features/updates/use-updated-note.ts'
import { ReachBanner } from '../features/presence/ReachBanner.tsx'
import { useSession, useUi, useUiStore } from '../store/desktop-context.ts'
import type { Section } from '../store/ui-store.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { StatePanel } from '../ui/StatePanel.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { CommandPalette } from './palette/CommandPalette.tsx'
import { Rail } from './Rail.tsx'
import { sectionsOf } from './sections.tsx'
import styles from './Shell.module.css'
import { useWishes } from './use-wishes.ts'

/** The window of a signed-in agent: the rail, what matters about the connection, and one section. */
export function Shell() {
  const section = useUi(state => state.section)
  const ui = useUiStore()
  const { chime } = useCalls()
  useNudges()
  useHeldHeadset()
  useUpdatedNote()
  const show = (next: Section) => () => ui.setState({ section: next })
  useWishes()
  useShortcuts({
    inbox: show('inbox'),
    calls: show('calls'),
    queue: show('queue'),
    report: show('report'),
    manage: show('manage'),
    settings: show('settings'),
  })
  return (
    <div className={styles.shell}>
      <Rail />
      <div className={styles.content}>
        <ConnectionBanner />
        <ReachBanner />
        <UpdateBanner />
        <ErrorBoundary key={section} Fallback={Crashed}>
          <SectionView section={section} />
        </ErrorBoundary>
      </div>
      <WaitAlarm chime={chime} />
      <CallLayer />
      <CommandPalette />
      <DeviceCheck />
      <HeadsetChoice />
    </div>
  )
}

/** The open section; the inbox where the role has no such section, after another person signed in. */
function SectionView({ section }: { readonly section: Section }) {
  const role = useSession(session => session.me.role) ?? 'agent'
  const open = sectionsOf(role)
  const { Page } = open.find(entry => entry.id === section) ?? open[0] ?? { Page: () => null }
  return <Page />
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
