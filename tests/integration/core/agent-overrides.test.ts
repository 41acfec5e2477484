import { afterEach, describe, expect, it } from 'vitest'
import type { AgentOverride } from '#shared/domain/agent-override.ts'
import { holder } from '../../support/builders/calls.ts'
import { aUser, agentId } from '../../support/builders/records.ts'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { frontDesk, threeAgents, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { acc1, aDial, anisRoom, openPaidWorld } from '../../support/core/money.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const admin = agentId('adi')
const ani = agentId('ani')
let world: CoreWorld
afterEach(() => world.close())
/** Budi's room is Ani's; Ani and Beni are the front desk. */
const open = async (options: WorldOptions = {}) => {
  world = await openPaidWorld({ users: [...threeAgents(), aUser('adi', { role: 'admin' })], ...options })
}
const override = (...agentOverrides: readonly AgentOverride[]) =>
  valueOf(world.core.accounts.configure(admin, { accountId: acc1, agentOverrides: [...agentOverrides] }))
const rings = (agent: string) => world.desktops.callEventsSeenBy(agent).includes('call.offered')

describe('an agent who takes no calls of an account', () => {
  it('[A2] [I1] leaves the calls of an own room to the ring group, and the room stays their own', async () => {
    await open()
    await override({ agentId: ani, inbound: false })
    await world.post(customerCalls())
    expect([rings('ani'), rings('beni')]).toEqual([false, true])
    await valueOf(world.core.calls.answer(holder('beni'), (await world.call()).id, 'v=0'))
    const room = await world.store.transaction(tx => tx.rooms.byId(anisRoom.id))
    expect(room).toMatchObject({ state: 'assigned', assignedTo: 'ani' })
  })

  it('[A2] rings again once that is taken back', async () => {
    await open()
    await override({ agentId: ani, inbound: false })
    await override({ agentId: ani })
    await world.post(customerCalls())
    expect([rings('ani'), rings('beni')]).toEqual([true, false])
  })

  it('[A2] does not ring for a group either; its other members do', async () => {
    await open({ rooms: [] })
    await override({ agentId: ani, inbound: false })
    await world.post(customerCalls())
    expect([rings('ani'), rings('beni')]).toEqual([false, true])
  })

  it('[A2] [A3] takes calls alone where the account has them switched off', async () => {
    await open({ rooms: [], account: { inbound: false } })
    await override({ agentId: ani, inbound: true })
    await world.post(customerCalls())
    expect([rings('ani'), rings('beni')]).toEqual([true, false])
  })

  it('[A2] [A5] sees it at once on the open screen, and nobody else does', async () => {
    await open()
    await override({ agentId: ani, inbound: false, outbound: false })
    const told = (agent: string) => world.desktops.of('account.updated', agent).map(({ account }) => account)
    expect(told('ani')).toMatchObject([{ inbound: false, outbound: false }])
    expect(told('beni')).toEqual([])
    expect(told('adi').at(-1)).toMatchObject({
      inbound: true,
      agentOverrides: [{ agentId: 'ani', inbound: false, outbound: false }],
    })
    const { accounts } = await valueOf(world.core.accounts.list(ani))
    expect(accounts).toMatchObject([{ inbound: false, outbound: false }])
  })

  it('[A2] is known to supervisors, who see who would ring', async () => {
    await open({
      users: [...threeAgents(), aUser('sari', { role: 'supervisor' }), aUser('adi', { role: 'admin' })],
    })
    await override({ agentId: ani, inbound: false }, { agentId: agentId('sari'), outbound: false })
    const told = world.desktops.of('account.updated', 'sari').at(-1)?.account
    expect(told).toMatchObject({
      inbound: true,
      outbound: false,
      agentOverrides: [
        { agentId: 'ani', inbound: false },
        { agentId: 'sari', outbound: false },
      ],
      forEverybody: { inbound: true, outbound: true },
    })
    expect(world.desktops.of('account.updated', 'ani').at(-1)?.account).not.toHaveProperty('agentOverrides')
  })

  it('[A2] has to be somebody', async () => {
    await open()
    const agentOverrides = [{ agentId: ani, inbound: false }, { agentId: agentId('nobody') }]
    expect(await world.core.accounts.configure(admin, { accountId: acc1, agentOverrides })).toEqual({
      ok: false,
      unknownId: 'agentOverrides.1.agentId',
    })
  })
})

describe('an agent who places no calls of an account', () => {
  const dial = () => world.core.calls.dial(holder('ani'), aDial())
  const outboundOff = { ok: false, refusal: { reason: 'outbound_off' } }

  it('[A2] [A4] may neither call nor ask, and is told so', async () => {
    await open()
    await override({ agentId: ani, outbound: false })
    expect(await dial()).toEqual(outboundOff)
    const { refusals } = await valueOf(world.core.consents.check(ani, anisRoom.id))
    const off = { reason: 'outbound_off', rule: 'A4' }
    expect(refusals).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'request', ...off }),
        expect.objectContaining({ action: 'call', ...off }),
      ]),
    )
  })

  it('[A2] [A4] may where the account has outbound off for the others, and Meta keeps calls on', async () => {
    await open({ account: { inbound: false, outbound: false } })
    expect(await dial()).toEqual(outboundOff)
    await override({ agentId: ani, outbound: true })
    expect(world.graph.settings).toMatchObject({ settings: { status: 'ENABLED' } })
    expect(await dial()).toMatchObject({ ok: true })
  })
})

describe("a room's agent without a desktop", () => {
  it.each([
    [true, 'beni'],
    [false, 'ani'],
  ])('[I1] with the option %s: %s rings', async (ringGroupWhenOwnerDisconnected, rung) => {
    await open({ ringGroups: [{ ...frontDesk, members: [agentId('beni')] }] })
    await valueOf(world.core.accounts.configure(admin, { accountId: acc1, ringGroupWhenOwnerDisconnected }))
    world.desktops.reachable.delete(ani)
    await world.post(customerCalls())
    expect(['ani', 'beni'].filter(rings)).toEqual([rung])
  })

  it('[I1] rings whatever the presence while a desktop is connected, also with the option', async () => {
    await open({ account: { ringGroupWhenOwnerDisconnected: true } })
    await world.core.directory.setPresence(ani, 'offline')
    await world.post(customerCalls())
    expect(['ani', 'beni'].filter(rings)).toEqual(['ani'])
  })
})
