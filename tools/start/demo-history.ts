/** Days of history that the demo begins with. */
const days = 14
const hourMs = 3_600_000
const dayMs = 24 * hourMs

interface Person {
  readonly id: string
  readonly name: string
}

/** A room of the demo, with whom it belongs to. */
export interface DemoRoom {
  readonly id: string
  readonly accountId: string
  readonly customer: Person
  readonly assignedTo?: string
}

/** How busy each hour of the day is, from midnight: a shop that is open from 8 to 20. */
const busyHours = [0, 0, 0, 0, 0, 0, 1, 2, 6, 10, 12, 10, 6, 8, 11, 10, 8, 6, 5, 4, 2, 1, 0, 0]

/** How a customer's call that nobody took ended, as often as each of them stands here. */
const missed = [
  'timed_out',
  'timed_out',
  'timed_out',
  'customer_hung_up',
  'customer_hung_up',
  'customer_hung_up',
  'rejected_by_agent',
  'not_delivered_all_offline',
  'not_delivered_stale',
] as const
/** The same of a call of ours. */
const notTaken = ['not_answered', 'not_answered', 'rejected_by_customer', 'cancelled_by_agent'] as const

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

const talks: readonly (readonly [asked: string, answered: string])[] = [
  ['Halo, apakah stok lampu teras masih ada?', 'Masih ada, Kak. Mau berapa buah?'],
  ['Pesanan saya kapan sampai, ya?', 'Besok siang sudah tiba. Ini nomor resinya: SNR-2291.'],
  ['Bisa tolong telepon saya?', 'Tentu, sebentar lagi kami telepon.'],
  ['Terima kasih bantuannya!', 'Sama-sama, Kak. Senang bisa membantu.'],
]

/**
 * Two weeks of believable history in the platform's seed format, which charges and shows it like what happens later. The
 * same for the same day, room list and seed.
 */
export function demoHistory(options: {
  readonly now: Date
  readonly accountIds: readonly string[]
  readonly agentIds: readonly string[]
  readonly adminId: string
  readonly rooms: readonly DemoRoom[]
  readonly seed?: number
}): object {
  const { now, accountIds, agentIds, adminId, rooms, seed = 20_261_123 } = options
  const chance = chanceFrom(seed)
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const between = (least: number, most: number) => Math.round(least + chance() * (most - least))
  const strangers: readonly Person[] = Array.from({ length: 40 }, (_, index) => ({
    id: `62813${String(20_000_000 + index * 7919)}`,
    name: `${names[index % names.length]} ${families[index % families.length]}`,
  }))
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  /** The latest moment that is surely over, also for a long call. */
  const lastAt = now.getTime() - hourMs

  /** Until when each agent is on a call: nobody talks to two customers at once. */
  const busyUntil = new Map<string, number>()
  const isFree = (agentId: string, at: number) => (busyUntil.get(agentId) ?? 0) <= at

  function pastCall(id: string, at: number): object {
    const room = chance() < 0.35 ? oneOf(rooms) : undefined
    const free = agentIds.filter(agentId => isFree(agentId, at))
    const owner = room?.assignedTo
    const agentId = owner ?? (free.length > 0 ? oneOf(free) : undefined)
    const canTalk = agentId !== undefined && isFree(agentId, at)
    const isOurs = owner !== undefined && canTalk && chance() < 0.6
    const isAnswered = canTalk && chance() < (isOurs ? 0.7 : 0.84)
    const reason = isAnswered ? 'completed' : oneOf(isOurs ? notTaken : missed)
    const isDelivered = !reason.startsWith('not_delivered')
    const ringMs = reason === 'timed_out' ? 45_000 : isDelivered ? between(2_000, 28_000) : 0
    const talkMs = isAnswered ? between(20_000, chance() < 0.15 ? 1_500_000 : 420_000) : 0
    if (agentId !== undefined && (isOurs || isAnswered)) busyUntil.set(agentId, at + ringMs + talkMs)
    return {
      id,
      accountId: room?.accountId ?? oneOf(accountIds),
      ...(room && { roomId: room.id }),
      customer: room?.customer ?? oneOf(strangers),
      direction: isOurs ? 'outbound' : 'inbound',
      ...((isOurs || isAnswered) && { agentId }),
      ...(!isOurs && isDelivered && { rung: owner === undefined ? agentIds : [owner] }),
      offeredAt: new Date(at).toISOString(),
      ringMs,
      talkMs,
      reason,
    }
  }

  const starts: number[] = []
  for (let day = days - 1; day >= 0; day -= 1) {
    const start = midnight - day * dayMs
    const isSunday = new Date(start).getDay() === 0
    busyHours.forEach((weight, hour) => {
      const count = Math.round((isSunday ? 0.35 : 1) * weight * (0.4 + chance() * 0.5))
      for (let index = 0; index < count; index += 1) {
        starts.push(start + hour * hourMs + Math.floor(chance() * hourMs))
      }
    })
  }
  const calls = starts
    .filter(at => at < lastAt)
    .sort((one, other) => one - other)
    .map((at, index) => pastCall(`past-${index}`, at))
  const messages = rooms.flatMap((room, place) =>
    talks.slice(0, room.assignedTo === undefined ? 1 : talks.length).flatMap(([asked, answered], index) => {
      const at = now.getTime() - (talks.length - index) * 2 * dayMs - place * 37 * 60_000
      const id = `past-${room.id}-${index}`
      const from = { roomId: room.id, direction: 'in', at: new Date(at).toISOString(), text: asked }
      const to = {
        roomId: room.id,
        direction: 'out',
        at: new Date(at + 180_000).toISOString(),
        text: answered,
      }
      const { assignedTo: sentBy } = room
      return [{ id, ...from }, ...(sentBy === undefined ? [] : [{ id: `${id}-answer`, ...to, sentBy }])]
    }),
  )
  const topUps = accountIds.map((accountId, index) => ({
    accountId,
    topUpId: `past-${index}`,
    amountMinor: 50_000_000,
    by: adminId,
    at: new Date(midnight - 6 * dayMs + (9 + index) * hourMs).toISOString(),
  }))
  return { calls, messages, topUps }
}

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
