import { createHash } from 'node:crypto'

/** A person on WhatsApp, as Meta knows them. */
export type Customer = {
  /** Digits of the phone number; the simulator's own key, also when Meta would hide it. */
  readonly waId: string
  /** Business-scoped user id: ISO country, a dot, digits. */
  readonly userId: string
  name: string
  username?: string
  /** A username customer: webhooks carry the user id only, no phone number. */
  phoneHidden: boolean
  /** Offline: nothing rings, messages stay at `sent`. */
  online: boolean
  /** False makes the number uncallable (138001). */
  onWhatsApp: boolean
  /** Too old for call buttons and permission requests: those messages fail with 131026. */
  oldApp: boolean
  /** What the customer does when the business calls. */
  whenCalled: WhenCalled
}

/** `by_hand` waits for the phone page or the control API. Delays are milliseconds after RINGING. */
type WhenCalled = { do: 'by_hand' } | { do: 'accept' | 'reject'; afterMs: number }

const countries: readonly (readonly [string, string])[] = [
  ['62', 'ID'],
  ['60', 'MY'],
  ['65', 'SG'],
  ['91', 'IN'],
  ['44', 'GB'],
  ['1', 'US'],
]
const countryOf = (waId: string) => countries.find(([prefix]) => waId.startsWith(prefix))?.[1] ?? 'ID'

/** The same number always has the same id, as at Meta. */
const userIdOf = (waId: string) => {
  const digest = createHash('sha256').update(waId).digest()
  return `${countryOf(waId)}.1349${String(digest.readBigUInt64BE(0)).padStart(20, '0').slice(0, 16)}`
}

export const newCustomer = (waId: string): Customer => ({
  waId,
  userId: userIdOf(waId),
  name: `+${waId}`,
  phoneHidden: false,
  online: true,
  onWhatsApp: true,
  oldApp: false,
  whenCalled: { do: 'by_hand' },
})
