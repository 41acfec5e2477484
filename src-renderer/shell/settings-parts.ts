import { DeviceSettings } from '../features/call/DeviceSettings.tsx'
import { HoldToMute } from '../features/call/HoldToMute.tsx'
import { NoiseSuppression } from '../features/call/NoiseSuppression.tsx'
import { RingSettings } from '../features/call/RingSettings.tsx'
import { CallLogRetention } from '../features/local-data/CallLogRetention.tsx'
import { DeleteCallLog } from '../features/local-data/DeleteCallLog.tsx'
import { Diagnostics } from '../features/local-data/Diagnostics.tsx'
import { HeadsetSettings } from '../features/headset/HeadsetSettings.tsx'
import { DeviceCheckRow } from '../features/device-check/DeviceCheckRow.tsx'
import { QueueSettings } from '../features/queue/QueueSettings.tsx'
import { About } from '../features/settings/About.tsx'
import { Account } from '../features/settings/Account.tsx'
import { Alerts } from '../features/settings/Alerts.tsx'
import { AwayAfter } from '../features/settings/AwayAfter.tsx'
import { AwayWhenLocked } from '../features/settings/AwayWhenLocked.tsx'
import { Appearance } from '../features/settings/Appearance.tsx'
import { Language } from '../features/settings/Language.tsx'
import { UpdateRow } from '../features/updates/UpdateRow.tsx'
import { LicencesRow } from '../features/licences/LicencesRow.tsx'
import { Managed } from '../features/settings/Managed.tsx'
import type { SettingsPart } from '../features/settings/settings-sections.ts'
import { Shortcuts } from '../features/settings/Shortcuts.tsx'
import { Sound } from '../features/settings/Sound.tsx'
import { StartUp } from '../features/settings/StartUp.tsx'

/** Everything that can be set. A feature adds its own rows here, to the section where a person would look for them. */
export const settingsParts: readonly SettingsPart[] = [
  { section: 'devices', Part: DeviceSettings },
  { section: 'devices', Part: NoiseSuppression },
  { section: 'devices', Part: HeadsetSettings },
  { section: 'devices', Part: DeviceCheckRow },
  { section: 'ring', Part: RingSettings },
  { section: 'ring', Part: Sound },
  { section: 'alerts', Part: Alerts },
  { section: 'shortcuts', Part: Shortcuts },
  { section: 'shortcuts', Part: HoldToMute },
  { section: 'appearance', Part: Appearance },
  { section: 'appearance', Part: QueueSettings },
  { section: 'language', Part: Language },
  { section: 'startUp', Part: StartUp },
  { section: 'startUp', Part: AwayAfter },
  { section: 'startUp', Part: AwayWhenLocked },
  { section: 'privacy', Part: CallLogRetention },
  { section: 'privacy', Part: DeleteCallLog },
  { section: 'privacy', Part: Diagnostics },
  { section: 'account', Part: Account },
  { section: 'about', Part: UpdateRow },
  { section: 'about', Part: About },
  { section: 'about', Part: LicencesRow },
  { section: 'about', Part: Managed },
]
