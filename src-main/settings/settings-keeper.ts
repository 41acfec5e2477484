import path from 'node:path'
import { type DesktopState, type Settings, settingsChangeSchema } from '#shared/ipc/desktop-state.ts'
import {
  type ChosenSettings,
  chosenKeys,
  governedSettings,
  lockedSettings,
} from '#shared/policy/govern-settings.ts'
import { isHostAllowed } from '#shared/policy/policy-texts.ts'
import { type ResolvedPolicy, resolvePolicy } from '#shared/policy/resolve-policy.ts'
import type { HeldPolicy } from '../policy/policy-keeper.ts'
import { RefusedError } from '../session/refusal.ts'
import type { Logger } from '../logging/logger.ts'
import { type JsonFile, openJsonFile } from './json-file.ts'

interface SettingsParts {
  /** Holds what the person has chosen and nothing else, so that the organisation's defaults reach the rest. */
  readonly file: JsonFile<ChosenSettings>
  /** What the organisation says now. */
  readonly held: () => HeldPolicy
  /** The platform's address, where the person has chosen one. */
  readonly chosenServerUrl?: string | undefined
}

/** The settings of the app's folder. */
export function openSettings(
  dataDir: string,
  parts: Omit<SettingsParts, 'file'> & { readonly log: Logger },
): SettingsKeeper {
  const file = openJsonFile(path.join(dataDir, 'settings.json'), settingsChangeSchema, {}, parts.log)
  return new SettingsKeeper({ ...parts, file })
}

/** What holds on this desktop: what the person has chosen, within what the organisation has decided. [D9] */
export class SettingsKeeper {
  readonly #parts: SettingsParts
  #chosen: ChosenSettings
  /** Origin of the platform that the app is started for; another one holds from the next start. */
  readonly serverUrl: string

  constructor(parts: SettingsParts) {
    this.#parts = parts
    this.#chosen = parts.file.read()
    this.serverUrl = new URL(this.policy.ServerUrl.value).origin
  }

  get policy(): ResolvedPolicy {
    const { held, chosenServerUrl } = this.#parts
    return resolvePolicy(held().tiers, { ...chosenKeys(this.#chosen), ServerUrl: chosenServerUrl })
  }

  /** The slices of the state that follow from it. */
  get slices(): Required<Pick<DesktopState, 'settings' | 'policy'>> {
    const { problems, fault } = this.#parts.held()
    const resolved = this.policy
    return { settings: governedSettings(this.#chosen, resolved), policy: { resolved, problems, fault } }
  }

  /**
   * Keeps what the person has chosen.
   * @throws {RefusedError} where the organisation has decided any of it; then nothing of it is kept
   */
  choose(changed: ChosenSettings): void {
    const locked = new Set(lockedSettings(this.policy))
    // The names are those that the schema of the ask has let through.
    if ((Object.keys(changed) as (keyof Settings)[]).some(name => locked.has(name))) {
      throw new RefusedError({
        reason: 'set_by_organisation',
        message: 'Your organisation has set this. It cannot be changed here.',
      })
    }
    this.#chosen = { ...this.#chosen, ...changed }
    this.#parts.file.write(this.#chosen)
  }

  /** @throws {RefusedError} where nothing may leave this desktop as a file */
  requireExport(): void {
    if (this.policy.AllowExport.value) return
    throw new RefusedError({
      reason: 'export_off',
      message: 'Your organisation does not allow files to be exported here.',
    })
  }

  /** Whether one may sign in to the platform that the app was started for. */
  get isServerAllowed(): boolean {
    return isHostAllowed(this.serverUrl, this.policy.AllowedServerHosts.value)
  }
}
