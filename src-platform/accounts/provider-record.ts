import {
  settingDifferences,
  type ProviderSetting,
  type ProviderSettings,
} from '#shared/domain/account-settings.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { GraphOutcome, ReportedSettings } from '../meta/graph-port.ts'
import type { ProviderRecord } from '../store/records.ts'

/** What is compared when everything was read. */
export const comparedSettings = [
  'status',
  'call_icon_visibility',
  'callback_permission_status',
  'call_hours',
] as const satisfies readonly ProviderSetting[]

/** What is known after the provider was asked. A setting that it does not speak of when read is a difference. [A9] */
export function recordAfterRead(
  known: ProviderRecord | undefined,
  ours: ProviderSettings,
  asked: {
    readonly at: EpochMs
    /** Absent where nothing had to be pushed. */
    readonly pushed?: GraphOutcome<void>
    readonly read: GraphOutcome<ReportedSettings>
  },
): ProviderRecord {
  const { at, pushed, read } = asked
  const error = errorOf(pushed) ?? errorOf(read)
  const differences =
    read.kind === 'done'
      ? settingDifferences(ours, read.value.settings, comparedSettings)
      : (known?.differences ?? [])
  return {
    pending: pushed !== undefined && mayHelpLater(pushed),
    ...(read.kind === 'done' ? { heardAt: at } : known?.heardAt !== undefined && { heardAt: known.heardAt }),
    differences,
    ...(error && { error }),
  }
}

/** What is known after the provider spoke of some settings by itself. */
export function recordAfterNews(
  known: ProviderRecord | undefined,
  ours: ProviderSettings,
  news: { readonly at: EpochMs; readonly settings: Partial<ProviderSettings> },
): ProviderRecord {
  const spokenOf = comparedSettings.filter(setting => news.settings[setting] !== undefined)
  const rest = (known?.differences ?? []).filter(({ setting }) => !spokenOf.some(told => told === setting))
  return {
    pending: known?.pending ?? false,
    heardAt: news.at,
    differences: [...settingDifferences(ours, news.settings, spokenOf), ...rest],
    ...(known?.error && { error: known.error }),
  }
}

/** Whether asking again later may succeed: it was not reached, or its answer was lost. */
export function mayHelpLater(outcome: GraphOutcome<unknown>): boolean {
  return outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.error.code === 0)
}

function errorOf(outcome: GraphOutcome<unknown> | undefined): ProviderError | undefined {
  if (!outcome || outcome.kind === 'done') return undefined
  return outcome.kind === 'refused' ? outcome.error : { code: 0, message: outcome.why }
}
