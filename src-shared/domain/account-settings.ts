import { anyonePlacesCalls, anyoneTakesCalls, type CallSwitches } from './agent-override.ts'
import { localDateOf, orderedCallHours, type CallHours } from './call-hours.ts'
import type { EpochMs } from './ids.ts'

type Switch = 'ENABLED' | 'DISABLED'

/** What the provider is to know of an account, by its own names. Source: Meta, Calling API, call settings. */
export interface ProviderSettings {
  readonly status: Switch
  readonly call_icon_visibility: string
  readonly callback_permission_status: Switch
  /** Absent: nobody has set them here, and they are left alone there. */
  readonly call_hours?: CallHours
}

export type ProviderSetting = keyof ProviderSettings

/** A setting that the provider has otherwise than we do. [A9] */
export interface SettingDifference {
  readonly setting: ProviderSetting
  readonly ours: string | CallHours
  /** Absent: the provider says nothing of it. */
  readonly theirs?: string | CallHours
}

const onOff = (on: boolean): Switch => (on ? 'ENABLED' : 'DISABLED')

/** [A9] Calls are on where either direction is, for whomever [A2]; the icon shows where customers may call. [A3] [A6] */
export function providerSettingsOf(
  account: CallSwitches & { readonly callbackPermission: boolean; readonly callHours?: CallHours },
  now: EpochMs,
): ProviderSettings {
  const { callbackPermission, callHours } = account
  const inbound = anyoneTakesCalls(account)
  return {
    status: onOff(inbound || anyonePlacesCalls(account)),
    call_icon_visibility: inbound ? 'DEFAULT' : 'DISABLE_ALL',
    callback_permission_status: onOff(callbackPermission),
    ...(callHours && {
      call_hours: orderedCallHours(callHours, localDateOf(now, callHours.timeZone)),
    }),
  }
}

/** Every difference among `settings`; what is not ours to say is none. */
export function settingDifferences(
  ours: ProviderSettings,
  theirs: Partial<ProviderSettings>,
  settings: readonly ProviderSetting[],
): readonly SettingDifference[] {
  return settings.flatMap(setting => {
    const mine = ours[setting]
    if (mine === undefined) return []
    const other = theirs[setting]
    const same = setting === 'call_hours' ? isSameHours(ours.call_hours, theirs.call_hours) : mine === other
    return same ? [] : [{ setting, ours: mine, ...(other !== undefined && { theirs: other }) }]
  })
}

/** Hours that were never set are switched off. */
function isSameHours(ours: CallHours | undefined, theirs: CallHours | undefined): boolean {
  const off: CallHours = { enabled: false, weekly: [], holidays: [] }
  // Days before any holiday of ours: what is past is left out on our side already.
  const ordered = (hours: CallHours = off) => JSON.stringify(orderedCallHours(hours, firstHoliday(ours)))
  return ordered(ours) === ordered(theirs)
}

const firstHoliday = (hours: CallHours | undefined) => hours?.holidays[0]?.date ?? '9999-12-31'
