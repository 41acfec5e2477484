import type { EpochMs } from '#shared/domain/ids.ts'
import { callingSchema, toReported } from './graph-settings.ts'
import type { ProviderEvent, QualityChange } from './provider-event.ts'
import { accountSettingsSchema, accountUpdateSchema } from './webhook-schema.ts'

/** [I10] What Meta warns of, or does not let the number do any more. Source: Meta, Calling API, call quality. */
export function qualityEventOf(raw: object, at: EpochMs): ProviderEvent {
  const update = accountUpdateSchema.safeParse(raw)
  if (!update.success) return { type: 'other', what: 'account_update' }
  const { phone_number: number, violation_info: violation, restriction_info: restrictions } = update.data
  const changes: QualityChange[] = (restrictions ?? []).map(restriction => ({
    kind: 'restricted',
    restriction: restriction.restriction_type,
    until: restriction.expiration ?? undefined,
    remediation: restriction.remediation ?? undefined,
  }))
  if (violation) {
    const remediation = violation.remediation ?? update.data.remediation ?? undefined
    changes.push({ kind: 'warned', warning: violation.violation_type, remediation })
  }
  if (changes.length === 0) return { type: 'other', what: `account_update ${update.data.event}` }
  const businessNumber = number.replaceAll(/\D/g, '')
  return { type: 'quality', businessNumber, key: `quality:${at}:${JSON.stringify(raw)}`, at, changes }
}

/** [A9] What the settings are at Meta now, also after a change of our own. */
export function settingsEventOf(raw: object, postedAt: EpochMs): ProviderEvent {
  const update = accountSettingsSchema.safeParse(raw)
  if (!update.success) return { type: 'other', what: 'account_settings_update' }
  const { timestamp, phone_number_settings: told } = update.data
  const at = timestamp ?? postedAt
  const { settings } = toReported(callingSchema.parse(told.calling))
  const key = `settings:${told.phone_number_id}:${at}:${JSON.stringify(told.calling)}`
  return { type: 'settings', phoneNumberId: told.phone_number_id, key, at, settings }
}
