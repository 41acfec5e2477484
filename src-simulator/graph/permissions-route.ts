import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { callUsage, permissionAt, requestUsage } from '../customers/pair.ts'
import type { Usage } from '../customers/pair.ts'
import { customerByUserId, customerOf, limitsOf, pairOf } from '../world.ts'
import type { BusinessNumber, World } from '../world.ts'
import { GraphError } from './graph-error.ts'
import { parseBody } from './request.ts'

const querySchema = z
  .object({
    user_wa_id: z
      .string()
      .regex(/^\+?\d{5,15}$/)
      .optional(),
    recipient: z.string().optional(),
  })
  .refine(query => query.user_wa_id ?? query.recipient, 'user_wa_id or recipient is required')

const limit = (period: 'PT24H' | 'P7D', usage: Usage) => ({
  time_period: period,
  max_allowed: usage.maximum,
  current_usage: usage.used,
  ...(usage.freeAt !== undefined && { limit_expiration_time: Math.floor(usage.freeAt / 1000) }),
})

/**
 * `GET /<phone number id>/call_permissions`. Somebody who cannot be called simply has no permission.
 *
 * @throws GraphError
 */
export const handleCallPermissions = (
  { world, clock }: { world: World; clock: Clock },
  number: BusinessNumber,
  rawQuery: unknown,
): object => {
  if (number.settings.status !== 'ENABLED')
    throw new GraphError(138000, 'Calling is not enabled for this phone number')
  const query = parseBody(querySchema, rawQuery)
  const now = clock.now()
  const customer =
    query.user_wa_id === undefined
      ? customerByUserId(world, query.recipient ?? '')
      : customerOf(world, query.user_wa_id.replace('+', ''))
  const pair = pairOf(world, number.config.phoneNumberId, customer?.waId ?? '')
  const permission = permissionAt(pair, now)
  const limits = limitsOf(number)
  const requests = requestUsage(pair, limits, now)
  const calls = callUsage(pair, limits, now)
  const mayRequest =
    permission.status !== 'permanent' &&
    requests.day.freeAt === undefined &&
    requests.week.freeAt === undefined
  const mayCall = permission.status !== 'no_permission' && calls.freeAt === undefined
  return {
    messaging_product: 'whatsapp',
    permission:
      permission.status === 'temporary'
        ? { status: permission.status, expiration_time: Math.floor(permission.expiresAt / 1000) }
        : { status: permission.status },
    actions: [
      {
        action_name: 'send_call_permission_request',
        can_perform_action: mayRequest,
        limits: [limit('PT24H', requests.day), limit('P7D', requests.week)],
      },
      { action_name: 'start_call', can_perform_action: mayCall, limits: [limit('PT24H', calls)] },
    ],
  }
}
