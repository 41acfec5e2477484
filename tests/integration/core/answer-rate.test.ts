import { afterEach, describe, expect, it } from 'vitest'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aUser, agentId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, threeAgents, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: CoreWorld
afterEach(() => world.close())
const open = async (options: WorldOptions = {}) => {
  world = await openWorld({ users: [...threeAgents(), aUser('sari', { role: 'supervisor' })], ...options })
}
const told = (agent: string) => world.desktops.of('account.updated', agent).at(-1)?.account

describe('the answer rate', () => {
  let calls = 0
  const callAndAnswer = async (answered: boolean) => {
    const id = `wacid.rate-${(calls += 1)}`
    const from = `62810000${String(calls).padStart(5, '0')}`
    await world.post(customerCalls({ id, from, name: `Customer ${calls}` }))
    const call = (await world.calls()).find(({ state }) => state === 'offered')
    if (!call) throw new Error('Nothing rings.')
    if (answered) {
      await valueOf(world.core.calls.answer(holder('ani'), call.id, 'v=0'))
      await valueOf(world.core.calls.hangUp(agentId('ani'), call.id))
    } else await world.post(customersCallEnds({ id, from, at: t0 + 1_000 }))
  }
  const many = async (count: number, answered: boolean) => {
    for (let call = 0; call < count; call += 1) await callAndAnswer(answered)
  }
  const warnings = () =>
    world.desktops.of('account.updated', 'sari').map(({ account }) => account.warnings?.length ?? 0)

  it('[I10] is of the last 50 offered calls; below 70 % it warns, once, until it is better', async () => {
    await open()
    await many(35, true)
    await many(15, false)
    expect(told('sari')).toMatchObject({ answerRate: 0.7, warnings: [] })
    await many(1, false)
    expect(told('sari')).toMatchObject({
      answerRate: 0.68,
      warnings: [{ type: 'low_answer_rate', source: 'platform' }],
    })
    await many(1, false)
    expect(told('sari')?.answerRate).toBe(0.66)
    expect(told('ani')).toBeUndefined()
    const crossings = warnings().filter((count, index, all) => count !== (all[index - 1] ?? 0))
    expect(crossings).toEqual([1])
  }, 60_000)

  it('[I10] counts no call that was offered to nobody', async () => {
    await open({ ringGroups: [] })
    await world.post(customerCalls())
    expect(told('sari')).toBeUndefined()
  })
})

describe('what an agent reports of a call', () => {
  const report = (agent: string, over: object = {}) =>
    world.call().then(({ id }) =>
      world.core.calls.report(agentId(agent), {
        callId: id,
        stats: { lost: 3 },
        note: 'Kembali besok',
        ...over,
      }),
    )
  const kept = async () => {
    const { id } = await world.call()
    return world.store.transaction(tx => tx.callReports.byCall(id))
  }

  it('is kept with the call, for who had it alone', async () => {
    await open()
    await world.post(customerCalls())
    expect(await report('ani')).toEqual({ ok: false, unknownId: 'callId' })
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0'))
    expect(await report('beni')).toEqual({ ok: false, unknownId: 'callId' })
    await valueOf(report('ani'))
    expect(await kept()).toMatchObject({
      agentId: 'ani',
      stats: { lost: 3 },
      note: 'Kembali besok',
      reportedAt: t0,
    })
    await valueOf(world.core.calls.hangUp(agentId('ani'), (await world.call()).id))
    await valueOf(report('ani', { stats: { lost: 4 }, note: undefined, disposition: 'sale' }))
    expect(await kept()).toMatchObject({ stats: { lost: 4 }, note: 'Kembali besok', disposition: 'sale' })
  })
})
