import { afterEach, describe, expect, it } from 'vitest'
import type { Permission } from '#shared/domain/consent.ts'
import { noConsent } from '#shared/domain/consent.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId, customerId, roomId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds, dialEnds, dialStatus } from '../../support/builders/webhooks.ts'
import { toIndonesia, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { aDial, anisRoom, connectCall, endCall, openPaidWorld, wacidOf } from '../../support/core/money.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: CoreWorld
afterEach(() => world.close())
const open = async (options?: WorldOptions) => {
  world = await openPaidWorld(options)
  return world
}
const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const dial = (agent = 'ani', room = anisRoom) => world.core.calls.dial(holder(agent), aDial(room.id))
const refused = (reason: string, more: object = {}) => ({ ok: false, refusal: { reason, ...more } })
const permit = (permission: Permission) =>
  world.store.transaction(tx => tx.consents.save({ ...noConsent(anisRoom.id), permission }, undefined))

/** So many calls to Budi, each connected for a second, a minute apart; the first begins now. */
async function callsConnected(count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const startedAt = world.clock.now()
    const id = await connectCall(world)
    await endCall(world, id, { startedAt, endedAt: startedAt + second })
    await world.advance(minute)
  }
}

describe('[O1] the checks before a dial', () => {
  it('come in their order: what stands first is told', async () => {
    const lifts: readonly [string, () => Promise<unknown>][] = [
      ['agent_busy', async () => world.core.calls.hangUp(agentId('ani'), (await world.call()).id)],
      ['no_permission', () => permit({ kind: 'permanent' })],
      ['balance_too_low', () => topUp(5_000_000)],
      ['no_rate', () => world.store.transaction(tx => tx.rates.insert(toIndonesia))],
    ]
    await open({ permitted: false, balanceMinor: 0, rates: [] })
    await world.post(customerCalls())
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0'))
    for (const [reason, lift] of lifts) {
      expect(await dial()).toEqual(refused(reason))
      await lift()
    }
    expect(await dial()).toMatchObject({ ok: true })
  })

  it.each<[Permission, boolean]>([
    [{ kind: 'permanent' }, true],
    [{ kind: 'temporary', until: t0 + second }, true],
    [{ kind: 'temporary', until: t0 }, false],
    [{ kind: 'none' }, false],
    [{ kind: 'rejected' }, false],
    [{ kind: 'expired' }, false],
    [{ kind: 'revoked' }, false],
  ])('[P5] with the permission %o: %s', async (permission, allowed) => {
    await open({ permitted: false })
    await permit(permission)
    expect(await dial()).toMatchObject(allowed ? { ok: true } : refused('no_permission'))
  })

  it('[O6] needs IDR 50,000, to the sen', async () => {
    await open({ balanceMinor: 4_999_999 })
    expect(await dial()).toEqual(refused('balance_too_low'))
    await world.close()
    await open({ balanceMinor: 5_000_000 })
    expect(await dial()).toMatchObject({ ok: true })
  })

  it('[O5] needs a rate for the customer’s country, and a tier that has begun', async () => {
    await open({ rates: [{ ...toIndonesia, countryCode: '6291' }] })
    expect(await dial()).toEqual(refused('no_rate'))
    await world.close()
    await open({ rates: [{ ...toIndonesia, fromMinute: 1 }] })
    expect(await dial()).toEqual(refused('no_rate'))
  })

  it('lets one of two dials at once through', async () => {
    const other = aRoom({
      ...anisRoom,
      id: roomId('r2'),
      customer: { id: customerId('6289'), name: 'Citra' },
    })
    await open({ rooms: [anisRoom, other] })
    const outcomes = await Promise.all([dial(), dial('ani', other)])
    expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1)
    expect(outcomes).toContainEqual(refused('agent_busy'))
    expect(world.graph.actions()).toEqual(['connect'])
  })
})

describe('[O2] ten connected calls to one customer in 24 h', () => {
  it('the tenth is placed; the eleventh not before the first one is 24 h old', async () => {
    await open()
    await callsConnected(9)
    expect(await dial()).toMatchObject({ ok: true })
    await world.post(dialStatus('ACCEPTED', { id: 'wacid.out-10', at: world.clock.now() }))
    await world.post(
      dialEnds({ id: 'wacid.out-10', startedAt: world.clock.now(), endedAt: world.clock.now() + second }),
    )
    const limit = refused('call_limit_reached', { retryAt: t0 + day })
    expect(await dial()).toEqual(limit)
    await world.advance(t0 + day - second - world.clock.now())
    expect(await dial()).toEqual(limit)
    await world.advance(second)
    expect(await dial()).toMatchObject({ ok: true })
  })

  it('counts across restarts, and calls whose pickup Meta told only at the end', async () => {
    await open()
    await callsConnected(9)
    const { id } = await valueOf(dial())
    const startedAt = world.clock.now()
    await world.post(dialEnds({ opaque: id, id: 'wacid.out-10', startedAt, endedAt: startedAt + second }))
    world = await world.restart()
    expect(await dial()).toEqual(refused('call_limit_reached', { retryAt: t0 + day }))
  })

  it('does not count what was not picked up, nor calls by the customer, nor those to others', async () => {
    const other = aRoom({
      ...anisRoom,
      id: roomId('r2'),
      customer: { id: customerId('6289'), name: 'Citra' },
    })
    await open({ rooms: [anisRoom, other] })
    await callsConnected(9)
    const { id } = await valueOf(dial())
    await valueOf(world.core.calls.hangUp(agentId('ani'), (await world.calls()).at(-1)!.id))
    expect(id).toBe((await world.calls()).at(-1)?.id)
    await connectCall(world, { room: other }).then(async callId =>
      world.post(dialEnds({ id: await wacidOf(world, callId), startedAt: t0, endedAt: t0 + second })),
    )
    await world.post(customerCalls({ at: world.clock.now() }))
    const inbound = (await world.calls()).find(call => call.state === 'offered')
    await valueOf(world.core.calls.answer(holder('ani'), inbound!.id, 'v=0'))
    await world.post(customersCallEnds({ startedAt: world.clock.now(), endedAt: world.clock.now() + second }))
    expect(await dial()).toMatchObject({ ok: true })
  })
})

const idr = (minor: number) => ({ currency: 'IDR', minor })
let topUps = 0
const topUp = (minor: number, more: object = {}) =>
  world.core.balances.topUp(agentId('dewi'), {
    accountId: anisRoom.accountId,
    amount: idr(minor),
    topUpId: `top-up-${++topUps}`,
    ...more,
  })

describe('[O6] a top-up', () => {
  it('is IDR 50,000 or more', async () => {
    await open({ balanceMinor: 1 })
    for (const tooSmall of [4_999_999, 0, -5_000_000]) {
      expect(await topUp(tooSmall)).toEqual(refused('top_up_too_small'))
    }
    expect(await valueOf(topUp(5_000_000))).toEqual({ accountId: 'acc1', balance: idr(5_000_001) })
    expect(world.desktops.of('balance.updated', 'ani')).toEqual([
      { accountId: 'acc1', balance: idr(5_000_001) },
    ])
  })

  it('counts once for the same topUpId, with the amount that it first had, also after a restart', async () => {
    await open({ balanceMinor: 0 })
    const once = { topUpId: 'once' }
    await Promise.all([topUp(6_000_000, once), topUp(6_000_000, once)])
    world = await world.restart()
    expect(await valueOf(topUp(9_000_000, once))).toMatchObject({ balance: idr(6_000_000) })
    expect(await valueOf(world.core.balances.get(anisRoom.accountId))).toMatchObject({
      balance: idr(6_000_000),
    })
    expect(world.desktops.of('balance.updated', 'ani')).toEqual([])
  })

  it('is in the currency of the account, and no larger than a number is exact', async () => {
    await open()
    const dollars = { amount: { currency: 'USD', minor: 5_000_000 } }
    expect(await topUp(0, dollars)).toMatchObject({ ok: false, badParam: 'amount.currency' })
    expect(await topUp(Number.MAX_SAFE_INTEGER)).toMatchObject({ ok: false, badParam: 'amount.minor' })
  })
})
