import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallId } from '#shared/domain/ids.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { agentId, aUser } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { frontDesk, openWorld, threeAgents, type CoreWorld } from '../../support/core/core-world.ts'
import { lost, no, yes } from '../../support/core/recording-graph.ts'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'

// Several desktops, a supervisor, the customer, the clock and Meta act on the same calls in every order that a scheduler can find.

const agents = ['ani', 'beni', 'dewi'] as const
const sari = agentId('sari')
type Agent = (typeof agents)[number]

const agent = fc.constantFrom(...agents)
const which = fc.constantFrom(0, 1)
const actArbitrary = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('answer'), agent, call: which, desktop: fc.constantFrom(1, 2) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('decline'), agent, call: which }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hangUp'), agent, call: which }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('customerHangsUp'), call: which }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('withdraw'), call: which }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('reroute'), agent, call: which }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('ringTimePasses') }) },
)
type Act = typeof actArbitrary extends fc.Arbitrary<infer Value> ? Value : never

const storyArbitrary = fc.record({
  acts: fc.array(actArbitrary, { minLength: 2, maxLength: 9 }),
  accept: fc.constantFrom(yes, yes, yes, no(100, 'Invalid SDP'), lost),
})

const incoming = [
  { id: 'wacid.in-1', from: '62811111111', name: 'Budi' },
  { id: 'wacid.in-2', from: '62822222222', name: 'Citra' },
] as const

async function open(): Promise<{ world: CoreWorld; ids: readonly CallId[] }> {
  const users = [...threeAgents(), aUser('sari', { role: 'supervisor' })]
  const world = await openWorld({ users, ringGroups: [{ ...frontDesk, members: agents.map(agentId) }] })
  for (const call of incoming) await world.post(customerCalls(call))
  return { world, ids: (await world.calls()).map(call => call.id) }
}

async function perform(world: CoreWorld, ids: readonly CallId[], act: Act): Promise<unknown> {
  const { core } = world
  switch (act.type) {
    case 'answer':
      return core.calls.answer(holder(act.agent, `${act.agent}-${act.desktop}`), idOf(ids, act), 'v=0 answer')
    case 'decline':
      return core.calls.decline(agentId(act.agent), idOf(ids, act))
    case 'hangUp':
      return core.calls.hangUp(agentId(act.agent), idOf(ids, act))
    case 'withdraw':
      return core.supervision.withdraw(sari, idOf(ids, act))
    case 'reroute':
      return core.supervision.reroute(sari, idOf(ids, act), agentId(act.agent))
    case 'customerHangsUp':
      return core.inbox.receive(
        Buffer.from(JSON.stringify(customersCallEnds({ ...incoming[act.call], at: t0 + 9_000 }))),
      )
    case 'ringTimePasses':
      // Without waiting for anybody: what is asked of Meta may be unanswered while the time runs out.
      return world.clock.advance(45_000, async () => undefined)
  }
}

const idOf = (ids: readonly CallId[], { call }: { call: number }): CallId => ids[call]!

/** Lets the scheduler choose what happens next until everything has. */
async function runOut(scheduler: fc.Scheduler, all: Promise<unknown>): Promise<void> {
  const state = { over: false }
  const end = all.finally(() => {
    state.over = true
  })
  while (!state.over) {
    if (scheduler.count() > 0) await scheduler.waitOne()
    else
      await new Promise(resolve => {
        setImmediate(resolve)
      })
  }
  await end
}

describe('[I5] whatever the interleaving', () => {
  it(
    'a call has one owner, Meta is asked once, and every desktop hears how it ended exactly once',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), storyArbitrary, async (scheduler, { acts, accept }) => {
          const { world, ids } = await open()
          world.graph.answer('preAccept', () => scheduler.schedule(Promise.resolve(yes), 'Meta prepares'))
          world.graph.answer('accept', () => scheduler.schedule(Promise.resolve(accept), 'Meta accepts'))
          const done = acts.map(async act => {
            await scheduler.schedule(Promise.resolve(), JSON.stringify(act))
            return perform(world, ids, act)
          })
          await runOut(scheduler, Promise.all(done))
          await runOut(scheduler, world.settle())
          await nobodyHasTwo(world)
          // The last word of Meta on both, as it always comes in the end.
          for (const call of incoming) {
            await world.post(customersCallEnds({ ...call, id: call.id, at: t0 + 99_000 }))
          }
          for (const id of ids) await checkCall(world, id)
          await world.close()
        }),
        propertyRuns(6_000),
      )
    },
    propertyPatienceMs,
  )
})

async function nobodyHasTwo(world: CoreWorld): Promise<void> {
  const holders = (await world.calls()).flatMap(call =>
    call.state !== 'ended' && 'holder' in call && call.holder ? [call.holder.agentId] : [],
  )
  expect(new Set(holders).size).toBe(holders.length)
}

async function checkCall(world: CoreWorld, id: CallId): Promise<void> {
  const { call, timeline } = await world.store.transaction(async tx => ({
    call: await tx.calls.byId(id),
    timeline: await tx.callEvents.ofCall(id),
  }))
  if (call?.state !== 'ended' || call.direction !== 'inbound') throw new Error('The call has not ended.')
  const answers = timeline.filter(event => event.type === 'answer')
  const accepts = world.graph.requests.filter(request => request.action === 'accept' && request.opaque === id)
  expect(answers.length).toBeLessThanOrEqual(1)
  expect(accepts.length).toBeLessThanOrEqual(answers.length)
  for (const name of agents) {
    for (const desktop of [1, 2]) checkDesktop(world, id, { name, session: `${name}-${desktop}` })
  }
  const audience = call.status === 'answered' ? [call.holder.agentId] : agents.map(agentId)
  for (const name of agents) {
    const told = world.desktops.of('call.ended', name).filter(({ call: ended }) => ended.id === id)
    expect(told).toHaveLength(audience.includes(agentId(name)) ? 1 : 0)
  }
}

/** Each time that it rang there it was taken, or it stopped ringing: one of the two, once. */
function checkDesktop(
  world: CoreWorld,
  id: CallId,
  { name, session }: { name: Agent; session: string },
): void {
  let isAlerted = false
  let alerts = 0
  let owned = 0
  for (const event of world.desktops.seenBy(name, session)) {
    if (event.type === 'call.offered' || event.type === 'call.waiting') {
      if (event.data.call.id !== id) continue
      // What waited may ring: still the same alert.
      if (!isAlerted) alerts += 1
      isAlerted = true
    } else if (event.type === 'call.withdrawn' && event.data.callId === id) {
      expect(isAlerted).toBe(true)
      isAlerted = false
    } else if (event.type === 'call.updated' && event.data.call.id === id) {
      if (event.data.call.state !== 'connected') continue
      expect(isAlerted).toBe(true)
      isAlerted = false
      owned += 1
    }
  }
  expect(isAlerted).toBe(false)
  expect(alerts).toBeGreaterThanOrEqual(1)
  expect(owned).toBeLessThanOrEqual(1)
}
