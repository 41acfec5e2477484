import type { z } from 'zod'
import { isLive } from '../calls/call.ts'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import { customerOf, type World } from '../world.ts'
import type { Lookups } from './lookups.ts'
import * as schemas from './schemas.ts'

/** Times are milliseconds since the epoch. */
export type BusyHour = { running: boolean; callsPerMinute: number; endsAt?: number; placed: number }

const names = [
  'Adi',
  'Bunga',
  'Candra',
  'Dian',
  'Eko',
  'Fajar',
  'Gita',
  'Hadi',
  'Indah',
  'Joko',
  'Kartika',
  'Lina',
]
const families = ['Saputra', 'Wulandari', 'Hidayat', 'Lestari', 'Nugroho', 'Halim', 'Simanjuntak']
/** Different people who call; each calls again now and then. */
const crowd = 200
/** How long a customer lets it ring, and talks, in milliseconds: at least, and up to so much more. */
const patience = { least: 15_000, more: 25_000 }
const talk = { least: 10_000, more: 50_000 }

/** Customers call without a hand being moved, for a while, at a given rate: each rings, gives up or talks, and hangs up. */
export const createBusyHour = (parts: {
  world: World
  clock: Clock
  chance: Chance
  switchboard: Switchboard
  find: Lookups
}) => {
  const { world, clock, chance, switchboard, find } = parts
  let stopNext = () => {}
  let now: BusyHour = { running: false, callsPerMinute: 0, placed: 0 }

  const show = (change: Partial<BusyHour>): BusyHour => {
    now = { ...now, ...change }
    world.changes.announce()
    return now
  }
  const between = ({ least, more }: typeof talk) => least + chance.integer(more)
  const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[chance.integer(items.length)]

  const hangUpLater = (callId: string, isTalking: boolean): void => {
    clock.after(between(isTalking ? talk : patience), () => {
      const call = find.call(callId)
      if (!isLive(call)) return
      // Somebody answered just before patience ran out: then there is something to talk about.
      if (call.state === 'active' && !isTalking) return hangUpLater(callId, true)
      switchboard.tell(call, { type: 'customer_hung_up' })
    })
  }

  const somebodyCalls = (to: string | undefined): void => {
    const number = to === undefined ? oneOf([...world.numbers.values()]) : find.number(to)
    if (!number) return
    const who = chance.integer(crowd)
    const customer = customerOf(world, `62815${String(30_000_000 + who * 7919)}`)
    customer.name = `${names[who % names.length]} ${families[who % families.length]}`
    const { phoneNumberId } = number.config
    const dialled = switchboard.dial(number, { phoneNumberId, customer: customer.waId })
    // Who is in a call already, or finds the business closed, simply does not call.
    if (!dialled.ok) return
    hangUpLater(dialled.call.id, false)
    show({ placed: now.placed + 1 })
  }

  const stop = (): BusyHour => {
    stopNext()
    return show({ running: false })
  }

  const waitForNext = (to: string | undefined): void => {
    const mean = 60_000 / now.callsPerMinute
    const pause = mean / 2 + chance.integer(Math.max(1, Math.round(mean)))
    stopNext = clock.after(pause, () => {
      if (now.endsAt !== undefined && clock.now() >= now.endsAt) return void stop()
      somebodyCalls(to)
      waitForNext(to)
    })
  }

  return {
    /** Begins it, or begins it anew. Calls that are up go on until their customers hang up. */
    startBusyHour: (asked: z.input<typeof schemas.busyHour> = {}): BusyHour => {
      const { callsPerMinute, minutes, to } = schemas.busyHour.parse(asked)
      if (to !== undefined) find.number(to)
      stopNext()
      const begun = show({
        running: true,
        callsPerMinute,
        endsAt: clock.now() + minutes * 60_000,
        placed: 0,
      })
      waitForNext(to)
      return begun
    },
    stopBusyHour: stop,
    busyHour: (): BusyHour => now,
  }
}
