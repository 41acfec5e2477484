import { z } from 'zod'
import type { BusinessNumber, GraphOutcome, GraphPort } from './graph-port.ts'
import { readDone } from './graph-read.ts'

const numberSchema = z.looseObject({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().optional(),
})
const subscribedSchema = z.looseObject({
  data: z.array(z.looseObject({ whatsapp_business_api_data: z.looseObject({ id: z.string() }) })),
})
const appSchema = z.looseObject({ id: z.string() })
const fields = 'fields=id,display_phone_number,verified_name'

/** The business's numbers, and who gets their events. Source: Meta, Cloud API, phone numbers; subscribed apps. */
export function numberPortOver(ways: {
  /** Repeated while that may help. */
  readonly read: (
    action: 'describe_number' | 'list_numbers' | 'subscribed_apps' | 'own_app',
    path: string,
  ) => Promise<GraphOutcome<unknown>>
}): Pick<GraphPort, 'describeNumber' | 'listNumbers' | 'subscribedApps' | 'ownApp'> {
  return {
    describeNumber: async phoneNumberId => {
      const path = `${encodeURIComponent(phoneNumberId)}?${fields}`
      return readDone(await ways.read('describe_number', path), numberSchema, toNumber)
    },
    listNumbers: async wabaId => {
      const path = `${encodeURIComponent(wabaId)}/phone_numbers?${fields}&limit=100`
      const listSchema = z.looseObject({ data: z.array(numberSchema) })
      return readDone(await ways.read('list_numbers', path), listSchema, ({ data }) => data.map(toNumber))
    },
    subscribedApps: async wabaId => {
      const listed = await ways.read('subscribed_apps', `${encodeURIComponent(wabaId)}/subscribed_apps`)
      return readDone(listed, subscribedSchema, ({ data }) =>
        data.map(app => app.whatsapp_business_api_data.id),
      )
    },
    ownApp: async () => readDone(await ways.read('own_app', 'app?fields=id'), appSchema, ({ id }) => id),
  }
}

const toNumber = (number: z.infer<typeof numberSchema>): BusinessNumber => ({
  phoneNumberId: number.id,
  displayPhone: number.display_phone_number,
  ...(number.verified_name !== undefined && { name: number.verified_name }),
})
