import { afterEach, describe, expect, it } from 'vitest'
import { holder } from '../../support/builders/calls.ts'
import { agentId, aRoom, aUser } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, threeAgents, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: CoreWorld
afterEach(() => world.close())
const adi = agentId('adi')
const ani = agentId('ani')
const open = async (options: WorldOptions = {}) => {
  world = await openWorld({ users: [...threeAgents(), aUser('adi', { role: 'admin' })], ...options })
}
const disable = () => valueOf(world.core.users.disable(adi, ani))

describe('disabling an agent', () => {
  it('[I5] stops what rings at them, and lets it ring on at the others', async () => {
    await open()
    await world.post(customerCalls())
    await disable()
    expect(world.desktops.of('call.withdrawn', 'ani')).toMatchObject([{ reason: 'declined' }])
    expect(await world.call()).toMatchObject({ state: 'offered', ringing: ['beni'] })
    expect(world.desktops.ended).toEqual([{ agentId: 'ani', why: 'disabled' }])
  })

  it('[I1] [I2] gives up their rooms, so that the ring group gets the next call', async () => {
    await open({ rooms: [aRoom({ state: 'assigned', assignedTo: ani })] })
    await disable()
    await world.post(customerCalls())
    expect(await world.call()).toMatchObject({ state: 'offered', ringing: ['beni'], via: 'ring_all' })
  })

  it('lets a call that they speak go on to its end, and signs them out right after', async () => {
    await open()
    await world.post(customerCalls())
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer'))
    await disable()
    expect(world.desktops.ended).toEqual([{ agentId: 'ani', why: 'after_call' }])
    expect(await world.call()).toMatchObject({ state: 'connected' })
    await world.post(customersCallEnds())
    expect(await world.call()).toMatchObject({ state: 'ended' })
    expect(world.desktops.of('call.ended', 'ani')).toHaveLength(1)
    expect(world.desktops.ended.at(-1)).toEqual({ agentId: 'ani', why: 'disabled' })
  })

  it('is done once, however often it is asked, and is not undone by a restart', async () => {
    await open()
    await disable()
    await disable()
    expect(world.desktops.ended).toHaveLength(1)
    const { entries } = await valueOf(world.core.audit.list({ filter: { action: 'user.disabled' } }))
    expect(entries).toMatchObject([{ actor: { name: 'Adi' }, subject: { kind: 'user', name: 'Ani' } }])
    const again = await world.restart()
    const { users } = await valueOf(again.core.users.list())
    expect(users.find(({ id }) => id === 'ani')).toMatchObject({ disabled: true })
  })

  it('refuses an admin who was one when the request was sent, and is none any more', async () => {
    await open({
      users: [...threeAgents(), aUser('adi', { role: 'admin' }), aUser('eka', { role: 'admin' })],
    })
    const demote = { id: adi, name: 'Adi', email: 'adi@example.com', role: 'agent' } as const
    const [, late] = await Promise.all([
      world.core.users.save(agentId('eka'), demote),
      world.core.users.disable(adi, agentId('eka')),
    ])
    expect(late).toEqual({ ok: false, refusal: { reason: 'forbidden_role' } })
  })
})
