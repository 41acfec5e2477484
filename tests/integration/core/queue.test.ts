import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { sessionIdSchema } from '#shared/domain/ids.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, aUser, accountId, agentId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, threeAgents, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { shaken } from '../../support/core/shaky-store.ts'
import { openFreshStore } from '../../support/fresh-store.ts'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'

const users = [
  ...threeAgents(),
  aUser('sari', { role: 'supervisor', presence: 'away' }),
  aUser('adi', { role: 'admin', presence: 'offline' }),
]
const sari = { agentId: agentId('sari'), sessionId: sessionIdSchema.parse('sari-1') }

let world: CoreWorld
afterEach(() => world.close())

const open = async (options: Parameters<typeof openWorld>[0] = {}) => {
  world = await openWorld({ users, ...options })
}
const queueOf = async (of: CoreWorld = world) => (await valueOf(of.core.queue.watch(sari))).snapshot
const agentIn = async (id: string) => (await queueOf()).agents.find(agent => agent.id === id)

describe('[D8] the queue', () => {
  it('shows a call from its ring to its end, whom it rings, and how it came to them', async () => {
    await open()
    await world.post(customerCalls())
    const { id } = await world.call()
    const [ani, beni] = [
      { id: 'ani', name: 'Ani' },
      { id: 'beni', name: 'Beni' },
    ]
    expect(await queueOf()).toMatchObject({
      calls: [
        { id, state: 'offered', stage: 'ringing', via: 'ring_all', ringing: [ani, beni], waitingFor: [] },
      ],
      accounts: [{ id: 'acc1', waiting: 0, ringing: 1, connected: 0, answerRate: null }],
    })
    await valueOf(world.core.calls.answer(holder('beni'), id, 'v=0'))
    expect(await queueOf()).toMatchObject({
      calls: [{ id, state: 'connected', stage: 'connected', agent: beni }],
      accounts: [{ ringing: 0, connected: 1, oldestWaitMs: null, answerRate: 1 }],
    })
    await valueOf(world.core.calls.hangUp(agentId('beni'), id))
    expect(await queueOf()).toMatchObject({ calls: [], accounts: [{ connected: 0 }] })
  })

  it('[I4] counts as waiting who rings at nobody, and tells for how long', async () => {
    await open({ rooms: [aRoom({ state: 'assigned', assignedTo: agentId('ani') })] })
    await world.post(customerCalls({ id: 'wacid.in-1', from: '62811', name: 'Citra' }))
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0'))
    await world.post(customerCalls({ id: 'wacid.in-3', from: '62812', name: 'Eko' }))
    const eko = (await world.calls()).find(call => call.customer.name === 'Eko')
    if (!eko) throw new Error('Eko does not call.')
    await valueOf(world.core.calls.answer(holder('beni'), eko.id, 'v=0'))
    await world.post(customerCalls({ id: 'wacid.in-2' }))
    await world.advance(8_000)
    const { calls, accounts } = await queueOf()
    expect(calls.find(call => call.stage === 'waiting')).toMatchObject({
      ringing: [],
      waitingFor: [{ name: 'Ani' }],
    })
    const oldestSince = new Date(t0).toISOString()
    expect(accounts).toMatchObject([{ waiting: 1, connected: 2, oldestWaitMs: 8_000, oldestSince }])
  })

  it('shows agents with their state, since when, and what they answered and missed today', async () => {
    await open()
    await world.post(customerCalls())
    const { id } = await world.call()
    await world.advance(3_000)
    await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0'))
    const since = new Date(t0 + 3_000).toISOString()
    expect(await agentIn('ani')).toMatchObject({ state: 'on_call', since, answeredToday: 1, missedToday: 0 })
    await valueOf(world.core.calls.hangUp(agentId('ani'), id))
    await world.post(customerCalls({ id: 'wacid.in-2', from: '62811', name: 'Citra', at: world.clock.now() }))
    await world.post(customersCallEnds({ id: 'wacid.in-2', from: '62811', at: world.clock.now() }))
    expect(await agentIn('beni')).toMatchObject({ state: 'free', answeredToday: 0, missedToday: 1 })
  })

  it('counts anew from midnight on', async () => {
    await open()
    await world.post(customerCalls())
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0'))
    expect(await agentIn('ani')).toMatchObject({ answeredToday: 1 })
    await world.advance(24 * 60 * 60 * 1_000)
    expect(await agentIn('ani')).toMatchObject({ answeredToday: 0, state: 'on_call' })
  })

  it('counts anew as soon as it can where the database is away at midnight', async () => {
    const store = shaken(await openFreshStore())
    await open({ store })
    await world.post(customerCalls(), customersCallEnds())
    expect(await agentIn('ani')).toMatchObject({ missedToday: 1 })
    store.goAwayAfter(0)
    await world.clock.moveTo(new Date(t0).setHours(24, 0, 0, 0), async () => undefined)
    await expect.poll(() => store.refused).toBeGreaterThan(0)
    store.comeBack()
    expect(await agentIn('ani')).toMatchObject({ missedToday: 1 })
    await world.advance(1_000)
    expect(await agentIn('ani')).toMatchObject({ missedToday: 0 })
  })

  it('loses who is disabled at once, and gets them back with what the day has brought', async () => {
    await open()
    await world.post(customerCalls())
    await valueOf(world.core.calls.answer(holder('beni'), (await world.call()).id, 'v=0'))
    await valueOf(world.core.users.disable(agentId('adi'), agentId('beni')))
    expect(await agentIn('beni')).toBeUndefined()
    await valueOf(world.core.calls.hangUp(agentId('beni'), (await world.call()).id))
    expect(await agentIn('beni')).toBeUndefined()
    await valueOf(world.core.users.enable(agentId('adi'), agentId('beni')))
    expect(await agentIn('beni')).toMatchObject({ presence: 'offline', state: 'free', answeredToday: 1 })
  })

  it('shows at once who is invited, and a new name wherever it stands', async () => {
    await open()
    const draft = { name: 'Eka', email: 'eka@example.test', role: 'agent' } as const
    const { user } = await valueOf(world.core.users.save(agentId('adi'), draft))
    expect(await agentIn(user.id)).toMatchObject({ name: 'Eka', presence: 'offline', answeredToday: 0 })
    await world.post(customerCalls())
    const change = { id: agentId('beni'), email: 'beni@example.test', role: 'supervisor' } as const
    await valueOf(world.core.users.save(agentId('adi'), { ...change, name: 'Beni Arief' }))
    const { calls } = await queueOf()
    expect(calls[0]?.ringing).toEqual([
      { id: 'ani', name: 'Ani' },
      { id: 'beni', name: 'Beni Arief' },
    ])
    expect(await agentIn('beni')).toMatchObject({ name: 'Beni Arief', role: 'supervisor' })
  })

  it('is nothing for an account that does not exist', async () => {
    await open()
    expect(await world.core.queue.watch(sari, accountId('nowhere'))).toMatchObject({ unknownId: 'accountId' })
  })
})

const names = ['ani', 'beni', 'dewi'] as const
const story = fc.array(
  fc.record({
    act: fc.constantFrom('call', 'answer', 'decline', 'hangUp', 'customerEnds', 'time', 'presence', 'people'),
    agent: fc.constantFrom(...names),
    call: fc.nat(3),
  }),
  { maxLength: 14 },
)
type Act = typeof story extends fc.Arbitrary<(infer Value)[]> ? Value : never

async function perform({ act, agent, call: index }: Act): Promise<unknown> {
  const { core } = world
  const customer = { id: `wacid.in-${index}`, from: `6281${index}`, name: `Customer ${index}` }
  const at = world.clock.now()
  const calls = await world.calls()
  const id = calls[index % Math.max(1, calls.length)]?.id
  if (act === 'call') return world.post(customerCalls({ ...customer, at }))
  if (act === 'customerEnds') return world.post(customersCallEnds({ ...customer, at }))
  if (act === 'time') return world.advance(20_000)
  if (act === 'presence') return core.directory.setPresence(agentId(agent), index > 1 ? 'online' : 'away')
  if (act === 'people') return changePerson(agent, index)
  if (!id) return undefined
  if (act === 'answer') return core.calls.answer(holder(agent), id, 'v=0')
  return act === 'decline' ? core.calls.decline(agentId(agent), id) : core.calls.hangUp(agentId(agent), id)
}

function changePerson(agent: Act['agent'], index: number): Promise<unknown> {
  const [by, id] = [agentId('adi'), agentId(agent)]
  if (index === 0) return world.core.users.disable(by, id)
  if (index === 1) return world.core.users.enable(by, id)
  const change = { email: `${agent}@example.test`, role: 'agent', name: `${agent} ${index}` } as const
  return world.core.users.save(by, { id, ...change })
}

describe('[D8] whatever happened', () => {
  it(
    'the queue that followed along is the one that is read from the store',
    async () => {
      await fc.assert(
        fc.asyncProperty(story, async acts => {
          await open()
          for (const act of acts) await perform(act)
          const followed = await queueOf()
          const again = await world.restart()
          const read = await queueOf(again)
          const plain = ({ calls, agents, accounts }: typeof read) => ({
            calls: calls.toSorted((a, b) => a.id.localeCompare(b.id)),
            agents: agents
              .map(({ since: _since, ...agent }) => agent)
              .toSorted((a, b) => a.id.localeCompare(b.id)),
            accounts,
          })
          expect(plain(read)).toEqual(plain(followed))
          await again.core.stop()
          await world.close()
        }),
        propertyRuns(600),
      )
      await open()
    },
    propertyPatienceMs,
  )
})
