import { BellOff, type LucideIcon, MicOff, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ReachFailure } from '#shared/domain/reachability.ts'
import { useDesktop, useSession, useUiStore } from '../../store/desktop-context.ts'
import type { SettingsSectionId } from '../../store/ui-store.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { useDeviceCheck } from '../device-check/use-device-check.ts'
import { useCalls } from '../call/calls-context.ts'

interface Mending {
  readonly icon: LucideIcon
  /** Where it is mended; null: in the system, and then one looks again. */
  readonly section: SettingsSectionId | null
}

/** The link has a banner of its own, and who reads a banner has a window. */
type Shown = Exclude<ReachFailure, 'no_link' | 'no_window'>

const mendings: Readonly<Record<Shown, Mending>> = {
  microphone_blocked: { icon: MicOff, section: null },
  microphone_missing: { icon: MicOff, section: null },
  output_missing: { icon: VolumeX, section: null },
  output_silent: { icon: VolumeX, section: 'ring' },
  notifications_unavailable: { icon: BellOff, section: 'alerts' },
}

const isShown = (failure: ReachFailure): failure is Shown => failure in mendings

/** [D3] Why calls cannot reach the agent at this desktop, and the one click that helps; nothing while they can. */
export function ReachBanner() {
  const { t } = useTranslation('presence')
  const ui = useUiStore()
  const { devices } = useCalls()
  const { open: openCheck } = useDeviceCheck()
  const isAway = useSession(session => session.agents[session.me.id]?.presence === 'away') === true
  const isHeldAway = useDesktop(state => state.awayReason === 'unreachable') && isAway
  const failure = useDesktop(state => state.reach?.failing.find(isShown) ?? null)
  if (failure === null) return null
  const { icon, section } = mendings[failure]
  const mend = () =>
    section === null ? void devices.refresh() : ui.setState({ section: 'settings', settingsSection: section })
  return (
    <Banner
      label={t('reach.label')}
      tone="negative"
      icon={icon}
      actions={
        <>
          <Button size="small" onPress={openCheck}>
            {t('reach.checkDevices')}
          </Button>
          <Button size="small" onPress={mend}>
            {t(section === null ? 'reach.lookAgain' : 'reach.openSettings')}
          </Button>
        </>
      }
    >
      <strong>{t(`reach.${failure}`)}</strong> {isHeldAway && t('reach.heldAway')}
    </Banner>
  )
}
