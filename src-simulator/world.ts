import type { BusinessNumberConfig } from './business-number.ts'
import type { Call } from './calls/call.ts'
import { isLive } from './calls/call.ts'
import type { Customer } from './customers/customer.ts'
import { newCustomer } from './customers/customer.ts'
import type { Pair, PairLimits } from './customers/pair.ts'
import { newPair, productionLimits, testNumberLimits } from './customers/pair.ts'
import { initialSettings } from './graph/calling-settings.ts'
import type { CallingSettings } from './graph/calling-settings.ts'
import type { RequestRecord } from './graph/journal.ts'
import type { StoredMedia } from './media/stored-media.ts'
import type { Message, Template } from './messages/message.ts'
import { initialSwitches } from './switches.ts'
import type { Switches } from './switches.ts'
import type { RestrictionType } from './webhooks/message-payloads.ts'

export type BusinessNumber = {
  readonly config: BusinessNumberConfig
  settings: CallingSettings
  /** @property expiration Unix seconds; a hidden call button does not expire */
  restrictions: { type: RestrictionType; reason: string; expiration?: number }[]
  /** When the business placed calls, within the last day. */
  placedAt: number[]
}

/** Everything that the simulator knows, in memory only: a restart begins anew. */
export type World = {
  readonly numbers: Map<string, BusinessNumber>
  /** By digits of the phone number. */
  readonly customers: Map<string, Customer>
  readonly pairs: Map<string, Pair>
  readonly calls: Map<string, Call>
  readonly messages: Message[]
  readonly templates: Map<string, Template>
  readonly media: Map<string, StoredMedia>
  readonly requests: RequestRecord[]
  /** Accounts whose webhooks the app receives. */
  readonly subscribedAccounts: Set<string>
  /** Pairs at whose customer's end a phone page is open. */
  readonly openPhones: Set<string>
  switches: Switches
  readonly changes: Changes
}

export type Changes = {
  /** Tells every listener that something in the world is different now. */
  announce(): void
  /** @returns a function that ends it */
  listen(listener: () => void): () => void
}

const createChanges = (): Changes => {
  const listeners = new Set<() => void>()
  return {
    announce: () => [...listeners].forEach(listener => listener()),
    listen: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export const createWorld = (numbers: readonly BusinessNumberConfig[]): World => ({
  numbers: new Map(
    numbers.map(config => [
      config.phoneNumberId,
      { config, settings: initialSettings, restrictions: [], placedAt: [] },
    ]),
  ),
  customers: new Map(),
  pairs: new Map(),
  calls: new Map(),
  messages: [],
  templates: new Map(),
  media: new Map(),
  requests: [],
  subscribedAccounts: new Set(numbers.map(number => number.wabaId)),
  openPhones: new Set(),
  switches: initialSwitches,
  changes: createChanges(),
})

/** Whoever is named exists: WhatsApp is full of people. */
export const customerOf = (world: World, waId: string): Customer => {
  const known = world.customers.get(waId)
  if (known) return known
  const customer = newCustomer(waId)
  world.customers.set(waId, customer)
  return customer
}

export const customerByUserId = (world: World, userId: string): Customer | undefined =>
  [...world.customers.values()].find(customer => customer.userId === userId)

export const pairKey = (phoneNumberId: string, customer: string): string => `${phoneNumberId}:${customer}`

export const pairOf = (world: World, phoneNumberId: string, customer: string): Pair =>
  world.pairs.get(pairKey(phoneNumberId, customer)) ?? newPair()

export const updatePair = (
  world: World,
  between: { phoneNumberId: string; customer: string },
  change: (pair: Pair) => Pair,
): void => {
  const { phoneNumberId, customer } = between
  world.pairs.set(pairKey(phoneNumberId, customer), change(pairOf(world, phoneNumberId, customer)))
}

export const limitsOf = (number: BusinessNumber): PairLimits =>
  number.config.kind === 'test' ? testNumberLimits : productionLimits

export const liveCalls = (world: World, phoneNumberId: string): Call[] =>
  [...world.calls.values()].filter(call => call.phoneNumberId === phoneNumberId && isLive(call))

export const isRestricted = (number: BusinessNumber, type: RestrictionType, now: number): boolean =>
  number.restrictions.some(
    restriction =>
      restriction.type === type &&
      (restriction.expiration === undefined || restriction.expiration * 1000 > now),
  )
