import { z } from 'zod'
import type { GraphOutcome, GraphPort } from './graph-port.ts'
import { readDone } from './graph-read.ts'

const numberSchema = z.looseObject({ id: z.string(), display_phone_number: z.string() })

/** What Meta calls a business number. Source: Meta, Cloud API, phone numbers. */
export function numberPortOver(ways: {
  /** Repeated while that may help. */
  readonly read: (action: 'describe_number', path: string) => Promise<GraphOutcome<unknown>>
}): Pick<GraphPort, 'describeNumber'> {
  return {
    describeNumber: async phoneNumberId => {
      const path = `${encodeURIComponent(phoneNumberId)}?fields=id,display_phone_number,verified_name`
      return readDone(await ways.read('describe_number', path), numberSchema, number => ({
        displayPhone: number.display_phone_number,
      }))
    },
  }
}
