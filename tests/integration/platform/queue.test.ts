import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'

let platform: TestPlatform
let sari: AgentClient
let ani: AgentClient
// The rules' clock stands still: frames must come nevertheless.
beforeEach(async () => {
  platform = await startTestPlatform({ clock: 'test' })
  ;[sari, ani] = await Promise.all([platform.agent('sari'), platform.agent('ani')])
  await ani.request('presence.set', { status: 'online' })
})
afterEach(async () => {
  for (const agent of [sari, ani]) expect(agent.faults).toEqual([])
  await platform.stop()
})

let customers = 0
/** A new customer calls. */
async function ring() {
  const at = Date.parse(await platform.moveClock({ advanceMs: 0 }))
  const number = ++customers
  const customer = { id: `wacid.q-${number}`, from: `62811000${number}`, name: `Customer ${number}`, at }
  await platform.postWebhook(customerCalls(customer))
  return { ...customer, hangUp: () => platform.postWebhook(customersCallEnds(customer)) }
}
const shows = (client: AgentClient, name: string, afterSeq = 0) =>
  client.waitFor(
    'queue.changed',
    ({ calls }) => calls?.put?.some(call => call.customer.name === name) === true,
    {
      afterSeq,
    },
  )

describe('[D8] queue.watch', () => {
  it.each(['queue.watch', 'queue.unwatch'] as const)('%s is for supervisors', async method => {
    expect(await ani.ask(method, {})).toMatchObject({
      error: { code: -32000, data: { reason: 'forbidden_role' } },
    })
  })

  it('answers with the queue, then tells what changes, though the rules’ clock stands', async () => {
    const before = await ring()
    await ani.waitFor('call.offered', ({ call }) => call.customer.name === before.name)
    const { snapshot } = await sari.request('queue.watch', {})
    expect(snapshot).toMatchObject({
      calls: [{ customer: { name: before.name }, state: 'offered', stage: 'ringing' }],
      accounts: [{ id: 'acc1', waiting: 0, ringing: 1, connected: 0, answerRate: null }],
    })
    expect(snapshot.agents.map(agent => agent.name).toSorted()).toEqual([
      'Adi',
      'Ani',
      'Beni',
      'Dewi',
      'Sari',
    ])
    const second = await ring()
    const { data, seq } = await shows(sari, second.name)
    expect(data.calls?.put).toHaveLength(1)
    await before.hangUp()
    const gone = await sari.waitFor('queue.changed', ({ calls }) => calls?.remove !== undefined, {
      afterSeq: seq,
    })
    expect(gone.data.calls?.remove).toEqual([snapshot.calls[0]?.id])
    await second.hangUp()
  })

  it('tells of one account alone, and refuses one that is not there', async () => {
    const { snapshot } = await sari.request('queue.watch', { accountId: 'acc1' })
    expect(snapshot.accounts.map(account => account.id)).toEqual(['acc1'])
    expect(await sari.ask('queue.watch', { accountId: 'acc9' })).toMatchObject({
      error: { code: -32602, data: { path: 'accountId' } },
    })
  })

  it('goes on after the session was resumed, with what was missed', async () => {
    await sari.request('queue.watch', {})
    await sari.cut()
    const missed = await ring()
    await ani.waitFor('call.offered', ({ call }) => call.customer.name === missed.name)
    expect(await sari.resume()).toMatchObject({ resumed: true })
    await shows(sari, missed.name)
    await missed.hangUp()
  })

  it('ends with the session: a new one hears nothing until it watches itself', async () => {
    const adi = await platform.agent('adi')
    for (const watching of [adi, sari]) await watching.request('queue.watch', {})
    const again = await platform.agent('adi')
    const call = await ring()
    await shows(adi, call.name)
    await sari.request('presence.set', { status: 'away' })
    await again.waitFor('agent.updated', ({ agent }) => agent.presence === 'away')
    expect(again.eventsOf('queue.changed')).toEqual([])
    await adi.request('queue.unwatch', {})
    const seq = adi.lastSeq
    const { seq: afterSeq } = await shows(sari, call.name)
    await call.hangUp()
    await sari.waitFor('queue.changed', ({ calls }) => calls?.remove !== undefined, { afterSeq })
    // Whatever else was told to this one comes before its next answer.
    await adi.request('calls.history', {})
    expect(adi.eventsOf('queue.changed').filter(event => event.seq > seq)).toEqual([])
    for (const client of [adi, again]) await client.close()
  })
})
