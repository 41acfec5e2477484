import type { Call } from '#shared/domain/call.ts'
import type { CallId } from '#shared/domain/ids.ts'
import type { Room } from '#shared/domain/room.ts'
import { agentId, aRoom, customerId, roomId } from '../builders/records.ts'
import { makeTrouble } from '../ring-fuzz/play-story.ts'
import { ringingOf } from '../ring-fuzz/ring-judge.ts'
import { openRingWorld, type RingWorld } from '../ring-fuzz/ring-world.ts'
import type { CallStory, CallTrouble, SpokenCall } from './call-story.ts'
import { createMetaSide, type MetaSide } from './meta-side.ts'

/** What one end of a call has of the calls that are on, at the end of a story. */
export interface Agreement {
  /** Names of the calls that this agent holds, by the desktop's session, the platform's record and Meta. */
  readonly desktop: readonly string[]
  readonly platform: readonly string[]
  readonly meta: readonly string[]
  /** What still rings anywhere. */
  readonly ringing: readonly string[]
}

export interface CallStoryEnd extends Agreement {
  readonly answered: number
  readonly dialled: number
  readonly resumed: number
  readonly fresh: number
}

/** Longer than a hang-up is kept for the next link, a ring, and what an unanswered dial of unknown fate waits. */
const quietMs = 200_000
const start = Date.parse('2026-11-23T09:00:00.000Z')
const sdp = 'v=0 offer'

const customerOf = (index: number) => `6281${String(index).padStart(8, '0')}`
const roomOf = (index: number) => roomId(`room-${index}`)

/** Plays one story in virtual time, and tells how all three ends stand once everything has come to rest. */
export async function playCallStory(story: CallStory): Promise<CallStoryEnd> {
  const meta = createMetaSide(() => ({
    now: () => world.time.now(),
    after: (ms, run) => void world.time.after(ms, run),
    post: webhook => world.begin(world.platform.core.inbox.receive(Buffer.from(JSON.stringify(webhook)))),
  }))
  const rooms = story.calls.flatMap(({ direction }, index) =>
    direction === 'outbound' ? [ownRoom(index)] : [],
  )
  await using world: RingWorld = await openRingWorld(start, () => 0.5, {
    rooms,
    permitted: true,
    graph: meta.graph,
  })
  let at = 0
  let end = 0
  for (const [index, call] of story.calls.entries()) {
    at += call.laterMs
    world.time.after(at, () =>
      (call.direction === 'inbound' ? callIn : callOut)(world, meta, { index, call }),
    )
    end = Math.max(end, at + call.takenAfterMs + call.talkMs + quietMs)
  }
  at = 0
  for (const { laterMs, trouble } of story.troubles) {
    at += laterMs
    world.time.after(at, () => meetTrouble(world, trouble))
    end = Math.max(end, at + ('forMs' in trouble ? trouble.forMs : 0) + quietMs)
  }
  let isOver = false
  world.time.after(end, () => {
    isOver = true
  })
  await world.time.run(() => isOver, world.settle)
  return await agreementOf(world, meta)
}

const ownRoom = (index: number): Room =>
  aRoom({
    id: roomOf(index),
    customer: {
      id: customerId(customerOf(index)),
      name: `Customer ${index}`,
      phone: `+${customerOf(index)}`,
    },
    state: 'assigned',
    assignedTo: agentId('ani'),
  })

interface Told {
  readonly index: number
  readonly call: SpokenCall
}

function callIn(world: RingWorld, meta: MetaSide, { index, call }: Told): void {
  const { time, desktop, told } = world
  const id = `wacid.in-${index}`
  meta.customerCalls(id, customerOf(index))
  time.after(call.takenAfterMs, () => {
    const callId = told.callOf(customerOf(index))
    if (time.isAsleep || !callId || !ringingOf(desktop.state.get()).includes(callId)) return
    if (call.taken === 'answers') asked(desktop.calls.answer({ callId, sdp }))
    if (call.taken === 'declines') asked(desktop.calls.decline(callId))
  })
  time.after(call.takenAfterMs + call.talkMs, () =>
    endCall(world, meta, { call, id, customer: customerOf(index) }),
  )
}

function callOut(world: RingWorld, meta: MetaSide, { index, call }: Told): void {
  const { time, desktop } = world
  const customer = customerOf(index)
  meta.expectDial(customer, call)
  if (time.isAsleep) return
  asked(desktop.calls.dial({ roomId: roomOf(index), dialId: `dial-${index}`, sdp }))
  time.after(call.takenAfterMs + call.talkMs, () => {
    endCall(world, meta, { call, id: meta.dialTo(customer), customer })
  })
}

function endCall(
  { time, desktop }: RingWorld,
  meta: MetaSide,
  {
    call,
    id,
    customer,
  }: { readonly call: SpokenCall; readonly id: string | undefined; readonly customer: string },
): void {
  if (call.ender === 'customer' || call.ender === 'both') if (id) meta.customerEnds(id)
  if (call.ender === 'customer' || call.ender === 'nobody' || time.isAsleep) return
  const held = Object.values(desktop.host.session?.calls ?? {}).find(one => one.customer.id === customer)
  if (held) asked(desktop.calls.hangUp(held.id))
}

/** What is refused or lost does not matter here: only how everybody stands in the end. */
const asked = (request: Promise<unknown>) => void request.catch(() => undefined)

function meetTrouble(world: RingWorld, trouble: CallTrouble): void {
  if (trouble.kind === 'restart') world.begin(world.restartPlatform())
  else makeTrouble(world, trouble)
}

async function agreementOf(world: RingWorld, meta: MetaSide): Promise<CallStoryEnd> {
  const { desktop, platform, hellos } = world
  const calls = await platform.calls()
  // Meta's name of a call is the one that all three can be told apart by.
  const nameOf = (callId: CallId) => providerIdOf(calls.find(call => call.id === callId)) ?? callId
  const { session } = desktop.state.get()
  const idsIn = (record: object) => Object.keys(record) as CallId[]
  return {
    desktop: idsIn(session?.calls ?? {}).map(nameOf),
    platform: calls
      .filter(call => call.state !== 'ended' && call.state !== 'offered')
      .map(call => nameOf(call.id)),
    meta: meta.spoken(),
    ringing: [
      ...calls.filter(call => call.state === 'offered').map(call => call.id),
      ...idsIn(session?.offers ?? {}),
      ...idsIn(session?.waiting ?? {}),
      ...ringingOf(desktop.state.get()),
    ],
    answered: calls.filter(call => call.direction === 'inbound' && 'answeredAt' in call).length,
    dialled: calls.filter(call => call.direction === 'outbound').length,
    ...hellos,
  }
}

const providerIdOf = (call: Call | undefined) =>
  call && 'providerCallId' in call ? call.providerCallId : undefined
