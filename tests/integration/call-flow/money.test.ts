import { afterEach, describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import {
  allowCalls,
  quiet,
  startCallWorld,
  startMortalWorld,
  type CallWorld,
  type CallWorldOptions,
  type MortalWorld,
} from '../../support/call-world.ts'
import { eventually } from '../../support/eventually.ts'
import { answerTo, anOfferSdp } from '../../support/sdp.ts'
import { account, aSeed, budi, citra } from '../../support/seed.ts'

let world: CallWorld
afterEach(() => world.stop())
const open = async (options: CallWorldOptions = {}) => {
  world = await startCallWorld(options)
  return world
}
const idr = (minor: number) => ({ currency: 'IDR', minor })
const acc1 = { accountId: 'acc1' }
let keys = 0
const aDial = (roomId = 'r1') => ({ roomId, dialId: `dial-${++keys}`, sdp: anOfferSdp() })
const balanceOf = async (agent: AgentClient) => (await agent.request('balance.get', acc1)).balance.minor
const seedWith = (over: object, more: Record<string, unknown> = {}) =>
  aSeed({ accounts: [{ ...account, ...over }], ...more })

/** Dials and has the customer pick up; resolves when the desktop sees it connected. */
async function connect(agent: AgentClient): Promise<{ readonly callId: string; readonly metaId: string }> {
  const { call } = await agent.request('call.dial', aDial())
  const meta = await world.simulator.waitFor(({ calls }) => calls().find(each => each.opaque === call.id))
  await world.simulator.accept({ callId: meta.id })
  await agent.waitFor('call.updated', data => data.call.id === call.id && data.call.state === 'connected')
  return { callId: call.id, metaId: meta.id }
}
/** Time passes everywhere. */
async function pass(ms: number): Promise<void> {
  world.simulator.advance({ ms })
  await world.platform.moveClock({ advanceMs: ms })
}
const endedAtMeta = (metaId: string) =>
  world.simulator.waitFor(({ calls }) => calls().find(call => call.id === metaId && call.state === 'ended'))

describe('[O6] the balance', () => {
  it('is seen by everybody, topped up by an Admin alone, from IDR 50,000, once per topUpId', async () => {
    await open()
    const [ani, sari, adi] = await Promise.all(['ani', 'sari', 'adi'].map(name => world.platform.agent(name)))
    if (!ani || !sari || !adi) throw new Error('Three signed in.')
    const topUp = { ...acc1, amount: idr(5_000_000), topUpId: 'top-up-1' }
    for (const agent of [ani, sari]) {
      expect(await agent.request('balance.get', acc1)).toEqual({ ...acc1, balance: idr(25_000_000) })
      expect(await agent.ask('balance.topUp', topUp)).toMatchObject({
        error: { code: -32000, data: { reason: 'forbidden_role' } },
      })
    }
    expect(await adi.ask('balance.topUp', { ...topUp, amount: idr(4_999_999) })).toMatchObject({
      error: { code: -32000, data: { reason: 'top_up_too_small', rule: 'O6' } },
    })
    expect(await adi.request('balance.topUp', topUp)).toEqual({ ...acc1, balance: idr(30_000_000) })
    expect(await adi.request('balance.topUp', topUp)).toEqual({ ...acc1, balance: idr(30_000_000) })
    const told = await ani.waitFor('balance.updated')
    expect(told.data).toEqual({ ...acc1, balance: idr(30_000_000) })
    expect(
      await adi.ask('balance.topUp', {
        ...topUp,
        topUpId: 't2',
        amount: { currency: 'USD', minor: 5_000_000 },
      }),
    ).toMatchObject({ error: { code: -32602, data: { path: 'amount.currency' } } })
    expect(await adi.ask('balance.get', { accountId: 'nowhere' })).toMatchObject({
      error: { code: -32602, data: { path: 'accountId' } },
    })
    expect(ani.eventsOf('balance.updated')).toHaveLength(1)
  })
})

describe('[O1] a dial that is refused says why, in a sentence and a code', () => {
  it.each([
    ['outbound_off', 'A4', seedWith({ outbound: false })],
    ['balance_too_low', 'O1', seedWith({ balanceMinor: 4_999_999 })],
    ['no_rate', 'O5', aSeed({ rates: [{ countryCode: '1', perMinuteMinor: 1 }] })],
  ])('%s [%s]', async (reason, rule, seed) => {
    await open({ seed })
    const ani = await world.platform.agent('ani')
    await allowCalls(world, ani)
    const refused = await ani.ask('call.dial', aDial())
    expect(refused).toMatchObject({ error: { code: -32000, data: { reason, rule } } })
    if (!refused.ok && reason === 'balance_too_low') {
      expect(refused.error.message).toContain('Contact your Admin')
    }
    const check = await ani.request('consent.check', { roomId: 'r1' })
    expect(check.refusals.filter(({ action }) => action === 'call')).toMatchObject([{ reason, rule }])
    expect(world.requestsWith('connect')).toEqual([])
  })

  it('no_permission [P5], and call_limit_reached [O2] with the moment at which it ends', async () => {
    await open()
    const ani = await world.platform.agent('ani')
    expect(await ani.ask('call.dial', aDial())).toMatchObject({
      error: { code: -32000, data: { reason: 'no_permission', rule: 'P5' } },
    })
    await allowCalls(world, ani)
    let first = ''
    for (let made = 0; made < 10; made += 1) {
      const { callId, metaId } = await connect(ani)
      await ani.request('call.hangup', { callId })
      await endedAtMeta(metaId)
      const { calls } = await ani.request('calls.history', {})
      first ||= calls.find(call => call.id === callId)?.answeredAt ?? ''
    }
    const refused = await ani.ask('call.dial', aDial())
    expect(refused).toMatchObject({ error: { data: { reason: 'call_limit_reached', rule: 'O1' } } })
    const retryAt = refused.ok ? '' : (refused.error.data as { retryAt: string }).retryAt
    // Meta may have corrected the first pickup by its own word at the end.
    expect(Math.abs(Date.parse(retryAt) - Date.parse(first) - 86_400_000)).toBeLessThanOrEqual(1_000)
    expect(world.requestsWith('connect')).toHaveLength(10)
  })
})

describe('[O4] a call is watched while it is spoken', () => {
  it('minute by minute, until the balance is gone: it ends at Meta too, and no other is placed', async () => {
    const seed = seedWith(
      { balanceMinor: 5_000_000 },
      { rates: [{ countryCode: '62', perMinuteMinor: 2_000_000 }] },
    )
    await open({ clock: 'test', seed })
    const ani = await world.platform.agent('ani')
    await allowCalls(world, ani)
    const { callId, metaId } = await connect(ani)
    expect(await balanceOf(ani)).toBe(3_000_000)
    await pass(59_000)
    expect(await balanceOf(ani)).toBe(3_000_000)
    await pass(2_000)
    expect(await balanceOf(ani)).toBe(1_000_000)
    expect(ani.eventsOf('call.ended')).toEqual([])
    await pass(60_000)
    const ended = await ani.waitFor('call.ended', ({ call }) => call.id === callId)
    expect(ended.data.call).toMatchObject({
      status: 'answered',
      reason: 'balance_exhausted',
      endedBy: 'system',
      cost: idr(4_000_000),
    })
    await endedAtMeta(metaId)
    expect(await ani.ask('call.dial', aDial())).toMatchObject({
      error: { data: { reason: 'balance_too_low' } },
    })
    // By Meta's clock it took a moment longer to end: that is not charged.
    await quiet(world)
    expect(await balanceOf(ani)).toBe(1_000_000)
  })

  it('[I9] a customer’s call costs nothing', async () => {
    await open({ clock: 'test' })
    const beni = await world.platform.agent('beni')
    const { id: metaId } = await world.simulator.dial({ customer: citra.id })
    const { data } = await beni.waitFor('call.offered')
    await beni.request('call.answer', { callId: data.call.id, sdp: answerTo(data.sdp) })
    await pass(500_000)
    world.simulator.hangUp({ callId: metaId })
    const ended = await beni.waitFor('call.ended')
    expect(ended.data.call).toMatchObject({ status: 'answered', cost: idr(0) })
    expect(await balanceOf(beni)).toBe(25_000_000)
  })
})

describe('[O5] charged exactly once', () => {
  it('[O4] the platform is killed in the middle of a call, and Meta repeats everything', async () => {
    const mortal: MortalWorld = await startMortalWorld({ clock: 'test', switches: { duplicates: 2 } })
    world = mortal
    const ani = await world.platform.agent('ani')
    await allowCalls(world, ani)
    const { callId, metaId } = await connect(ani)
    world.simulator.advance({ ms: 61_000 })
    const now = Date.parse(await world.platform.moveClock({ advanceMs: 61_000 }))
    expect(await balanceOf(ani)).toBe(24_800_000)
    await mortal.kill()
    await mortal.revive()
    const back = await world.platform.agent('ani')
    await world.platform.moveClock({ now: new Date(now).toISOString() })
    expect(await balanceOf(back)).toBe(24_800_000)
    await world.platform.moveClock({ now: new Date(now + 60_000).toISOString() })
    expect(await balanceOf(back)).toBe(24_700_000)
    // By Meta's clock, which was not moved that far, it ended in its second minute: the third is given back.
    world.simulator.hangUp({ callId: metaId })
    await eventually(() => balanceOf(back)).toBe(24_800_000)
    await quiet(world)
    const { calls } = await back.request('calls.history', {})
    expect(calls).toMatchObject([{ id: callId, cost: idr(200_000), customer: { id: budi.id } }])
    expect(await balanceOf(back)).toBe(24_800_000)
  })
})
