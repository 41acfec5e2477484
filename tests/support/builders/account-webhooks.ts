import { t0 } from './calls.ts'
import { businessNumber, type Webhook } from './webhooks.ts'

const accountChange = (field: string, at: number, value: object): Webhook => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '300000000000001', time: Math.floor(at / 1_000), changes: [{ field, value }] }],
})

/** Meta does not let the number do something any more. */
export const accountRestricted = (
  type: string,
  { until, at = t0, number = businessNumber }: { until?: number; at?: number; number?: string } = {},
) =>
  accountChange('account_update', at, {
    phone_number: number,
    event: 'ACCOUNT_RESTRICTION',
    restriction_info: [
      { restriction_type: type, ...(until !== undefined && { expiration: Math.floor(until / 1_000) }) },
    ],
  })

/** Meta warns before it restricts. */
export const accountWarned = (type: string, remediation: string) =>
  accountChange('account_update', t0, {
    phone_number: businessNumber,
    event: 'ACCOUNT_VIOLATION',
    violation_info: { violation_type: type, remediation },
  })

/** What the call settings are at Meta now. */
export const settingsChanged = (calling: object, { at = t0 }: { at?: number } = {}) =>
  accountChange('account_settings_update', at, {
    messaging_product: 'whatsapp',
    timestamp: String(Math.floor(at / 1_000)),
    type: 'phone_number_settings',
    phone_number_settings: { phone_number_id: '200000000000001', calling },
  })
