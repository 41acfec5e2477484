import type { Settings } from '#shared/ipc/desktop-state.ts'
import { isSettingLocked } from '#shared/policy/govern-settings.ts'
import { useDesktop } from '../../store/desktop-context.ts'

/** Whether the organisation has decided this setting, so that its control is disabled and says so. [D9] */
export function useLocked(setting: keyof Settings): boolean {
  return useDesktop(({ policy }) => policy !== undefined && isSettingLocked(policy.resolved, setting))
}

/** Whether files may leave this desktop. [D9] */
export function useMayExport(): boolean {
  return useDesktop(({ policy }) => policy?.resolved.AllowExport.value ?? true)
}
