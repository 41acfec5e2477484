import { z } from 'zod'
import type { Chance } from '../chance.ts'
import type { BusinessNumber, World } from '../world.ts'
import { unknownObject } from './graph-error.ts'
import { parseBody } from './request.ts'

/** Routes of a WhatsApp business account: its webhook subscription and its templates. */

const app = { whatsapp_business_api_data: { id: '100000000000001', name: 'Simulated app', link: '' } }

const checkAccount = (world: World, wabaId: string) => {
  if (![...world.numbers.values()].some(number => number.config.wabaId === wabaId))
    throw unknownObject(wabaId)
}

export const subscribe = (world: World, wabaId: string): object => {
  checkAccount(world, wabaId)
  world.subscribedAccounts.add(wabaId)
  return { success: true }
}

/** Without it no webhook of the account is sent. */
export const unsubscribe = (world: World, wabaId: string): object => {
  checkAccount(world, wabaId)
  world.subscribedAccounts.delete(wabaId)
  return { success: true }
}

/** `GET /app`: whose access token it is. Meta: Graph API, application. */
export const ownApp = (): object => ({
  id: app.whatsapp_business_api_data.id,
  name: app.whatsapp_business_api_data.name,
})

export const subscriptions = (world: World, wabaId: string): object => {
  checkAccount(world, wabaId)
  return { data: world.subscribedAccounts.has(wabaId) ? [app] : [] }
}

/** `GET /<phone number id>`, the fields that say which number it is. Meta: Cloud API, phone numbers. */
export const describeNumber = ({ config }: BusinessNumber): object => ({
  verified_name: config.name,
  display_phone_number: `+${config.displayPhone}`,
  quality_rating: 'GREEN',
  id: config.phoneNumberId,
})

/** `GET /<business account id>/phone_numbers`. Meta: Cloud API, phone numbers. */
export const numbersOf = (world: World, wabaId: string): object => {
  checkAccount(world, wabaId)
  return {
    data: [...world.numbers.values()].filter(({ config }) => config.wabaId === wabaId).map(describeNumber),
  }
}

const templateSchema = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be lower case letters, digits and underscores'),
  language: z.string().min(2),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  components: z
    .array(z.looseObject({ type: z.string(), text: z.string().optional() }))
    .refine(
      components => components.some(component => component.type.toUpperCase() === 'BODY'),
      'needs a BODY',
    ),
})

/** Every template is approved at once. */
export const createTemplate = (
  { world, chance }: { world: World; chance: Chance },
  wabaId: string,
  body: unknown,
): object => {
  checkAccount(world, wabaId)
  const request = parseBody(templateSchema, body)
  const has = (type: string) =>
    request.components.find(component => component.type.toUpperCase() === type.toUpperCase())
  const id = `17${String(chance.integer(1e13)).padStart(13, '0')}`
  world.templates.set(`${wabaId}:${request.name}`, {
    id,
    wabaId,
    name: request.name,
    category: request.category,
    body: has('BODY')?.text ?? '',
    asksPermission: has('call_permission_request') !== undefined,
  })
  return { id, status: 'APPROVED', category: request.category }
}
