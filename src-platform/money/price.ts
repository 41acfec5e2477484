import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min'
import { minutePrice, monthOf, ratesFor, wholeMinutes } from '#shared/domain/billing.ts'
import type { AccountId, CustomerId, EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Work } from '../work.ts'

/**
 * [O5] What a minute that begins at `startsAt` costs by the minutes that the account has used in that month, in the minor
 * unit; `undefined` without a rate for the customer's country.
 */
export async function minutePriceAt(
  work: Work,
  { accountId, customerId, startsAt }: { accountId: AccountId; customerId: CustomerId; startsAt: EpochMs },
  policy: Policy,
): Promise<number | undefined> {
  const tiers = ratesFor(await work.tx.rates.all(), countryNumber(customerId))
  const used = await work.tx.ledger.minutesIn(accountId, monthOf(startsAt))
  return minutePrice(tiers, wholeMinutes(used, policy))
}

/** The number; of a customer who shows a username alone the country's code, which begins Meta's id: `ID.1349…`. */
function countryNumber(customerId: CustomerId): string {
  const country = /^([A-Z]{2})\./.exec(customerId)?.[1]
  return country !== undefined && isSupportedCountry(country) ? getCountryCallingCode(country) : customerId
}
