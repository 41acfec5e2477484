import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import type { BusinessNumber, World } from '../world.ts'
import { callingSettingsSchema, localDate, mergeSettings } from './calling-settings.ts'
import type { CallingSettings } from './calling-settings.ts'
import { GraphError } from './graph-error.ts'
import { parseBody } from './request.ts'

const settingsRequestSchema = z.object({ calling: callingSettingsSchema })
const leastMessagingLimit = 2000

const checkEnabling = (world: World, number: BusinessNumber) => {
  const { config } = number
  if (config.kind === 'production' && config.messagingLimit < leastMessagingLimit)
    throw new GraphError(138015, `The messaging limit must be at least ${leastMessagingLimit}`)
  if (!world.subscribedAccounts.has(config.wabaId))
    throw new GraphError(138018, 'The app is not subscribed to the calls webhook of this account')
}

const checkHolidays = (calling: CallingSettings, now: number) => {
  const { call_hours } = calling
  const today = localDate(now, call_hours?.timezone_id ?? 'UTC')
  if (call_hours?.holiday_schedule?.some(holiday => holiday.date < today))
    throw new GraphError(100, 'calling.call_hours.holiday_schedule: a date lies in the past')
}

const watched = (settings: CallingSettings) =>
  JSON.stringify([
    settings.status,
    settings.call_icon_visibility,
    settings.callback_permission_status,
    settings.sip?.status,
    settings.srtp_key_exchange_protocol,
  ])

/**
 * `POST /<phone number id>/settings`.
 *
 * @throws GraphError
 */
export const changeSettings = (
  parts: { world: World; clock: Clock; outlet: WebhookOutlet },
  number: BusinessNumber,
  body: unknown,
): object => {
  const { calling } = parseBody(settingsRequestSchema, body)
  checkHolidays(calling, parts.clock.now())
  if (calling.status === 'ENABLED') checkEnabling(parts.world, number)
  const before = number.settings
  number.settings = mergeSettings(before, calling)
  if (calling.call_icon_visibility === 'DEFAULT')
    number.restrictions = number.restrictions.filter(
      restriction => restriction.type !== 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
    )
  if (watched(before) !== watched(number.settings)) parts.outlet.settings(number)
  parts.world.changes.announce()
  return { success: true }
}

/** `GET /<phone number id>/settings`. */
export const readSettings = (number: BusinessNumber): object => ({
  calling: {
    ...number.settings,
    ...(number.restrictions.length > 0 && { restrictions: { restrictions_list: number.restrictions } }),
  },
})
