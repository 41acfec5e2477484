import { z } from 'zod'
import type { BusinessNumber, GraphOutcome, GraphPort } from './graph-port.ts'
import { readDone } from './graph-read.ts'

const numberSchema = z.looseObject({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().optional(),
})
const fields = 'fields=id,display_phone_number,verified_name'

/** What Meta calls a business number. Source: Meta, Cloud API, phone numbers. */
export function numberPortOver(ways: {
  /** Repeated while that may help. */
  readonly read: (action: 'describe_number' | 'list_numbers', path: string) => Promise<GraphOutcome<unknown>>
}): Pick<GraphPort, 'describeNumber' | 'listNumbers'> {
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
  }
}

const toNumber = (number: z.infer<typeof numberSchema>): BusinessNumber => ({
  phoneNumberId: number.id,
  displayPhone: number.display_phone_number,
  ...(number.verified_name !== undefined && { name: number.verified_name }),
})
