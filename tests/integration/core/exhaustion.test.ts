import { afterEach, describe, expect, it } from 'vitest'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId, customerId, roomId } from '../../support/builders/records.ts'
import { dialEnds } from '../../support/builders/webhooks.ts'
import { toIndonesia, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import {
  aDial,
  anisRoom,
  balanceOf,
  callOf,
  connectCall,
  endCall,
  openPaidWorld,
  wacidOf,
} from '../../support/core/money.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: CoreWorld
afterEach(() => world.close())
const open = async (options?: WorldOptions) => {
  world = await openPaidWorld(options)
  return world
}
const second = 1_000
const minute = 60 * second
const idr = (minor: number) => ({ currency: 'IDR', minor })

describe('[O4] the balance runs out', () => {
  it('before the minute that it cannot pay: the system ends the call, at Meta too', async () => {
    await open({ balanceMinor: 5_000_000, rates: [{ ...toIndonesia, perMinuteMinor: 2_000_000 }] })
    const id = await connectCall(world)
    await world.advance(2 * minute - 1)
    expect((await callOf(world, id)).state).toBe('connected')
    await world.advance(1)
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([
      {
        call: {
          status: 'answered',
          reason: 'balance_exhausted',
          endedBy: 'system',
          talkMs: 120_000,
          cost: idr(4_000_000),
        },
      },
    ])
    expect(world.graph.requests.at(-1)).toMatchObject({ action: 'terminate', call: 'wacid.out-1' })
    expect(await balanceOf(world)).toBe(1_000_000)
    // What Meta needed to hang up is not charged to a balance that could not pay it.
    await endCall(world, id, { startedAt: t0, endedAt: t0 + 2 * minute + 3 * second })
    expect(await callOf(world, id)).toMatchObject({ reason: 'balance_exhausted', cost: idr(4_000_000) })
    expect(await balanceOf(world)).toBe(1_000_000)
    expect(await world.core.calls.dial(holder('ani'), aDial())).toEqual({
      ok: false,
      refusal: { reason: 'balance_too_low' },
    })
  })

  it('a minute that takes the last sen is paid', async () => {
    await open({ balanceMinor: 5_000_000, rates: [{ ...toIndonesia, perMinuteMinor: 2_500_000 }] })
    const id = await connectCall(world)
    await world.advance(2 * minute - 1)
    expect(await balanceOf(world)).toBe(0)
    expect((await callOf(world, id)).state).toBe('connected')
    await world.advance(1)
    expect(await callOf(world, id)).toMatchObject({ reason: 'balance_exhausted', talkMs: 120_000 })
  })

  it('for two calls at once: each pays while it can, and the balance never falls below nothing', async () => {
    const benisRoom = aRoom({
      id: roomId('r2'),
      customer: { id: customerId('6289876543210'), name: 'Citra', phone: '+6289876543210' },
      state: 'assigned',
      assignedTo: agentId('beni'),
    })
    await open({
      rooms: [anisRoom, benisRoom],
      balanceMinor: 7_000_000,
      rates: [{ ...toIndonesia, perMinuteMinor: 2_000_000 }],
    })
    const one = await connectCall(world)
    await world.advance(second)
    const other = await connectCall(world, { agent: 'beni', room: benisRoom })
    await world.advance(10 * minute)
    expect(await callOf(world, one)).toMatchObject({ reason: 'balance_exhausted', talkMs: 120_000 })
    expect(await callOf(world, other)).toMatchObject({ reason: 'balance_exhausted', talkMs: 60_000 })
    expect(await balanceOf(world)).toBe(1_000_000)
  })

  it('before the first minute: the call is over as soon as it is connected, and costs nothing', async () => {
    await open({ balanceMinor: 5_000_000, rates: [{ ...toIndonesia, perMinuteMinor: 5_000_001 }] })
    await connectCall(world)
    expect(world.desktops.of('call.updated', 'ani').at(-1)?.call.state).toBe('connected')
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { reason: 'balance_exhausted', talkMs: 0, cost: idr(0) } },
    ])
    expect(world.graph.actions()).toEqual(['connect', 'terminate'])
  })

  it('a top-up in time keeps the call', async () => {
    await open({ balanceMinor: 5_000_000, rates: [{ ...toIndonesia, perMinuteMinor: 5_000_000 }] })
    const id = await connectCall(world)
    await world.advance(minute - 1)
    const accountId = anisRoom.accountId
    await valueOf(
      world.core.balances.topUp(agentId('dewi'), { accountId, amount: idr(5_000_000), topUpId: 't1' }),
    )
    await world.advance(1)
    expect((await callOf(world, id)).state).toBe('connected')
    expect(await balanceOf(world)).toBe(0)
  })
})

describe('[O4] the platform is killed during a call', () => {
  /** The process dies and comes back; the tests go on in the new one. */
  const restart = async (afterMs: number) => {
    world = await world.restart({ afterMs })
    await world.settle()
  }

  it('charges at its start what began meanwhile, and goes on to the millisecond', async () => {
    await open()
    const id = await connectCall(world)
    await world.advance(30 * second)
    await restart(100 * second)
    expect(await balanceOf(world)).toBe(24_700_000)
    await restart(0)
    expect(await balanceOf(world)).toBe(24_700_000)
    await world.advance(50 * second - 1)
    expect(await balanceOf(world)).toBe(24_700_000)
    await world.advance(1)
    expect(await balanceOf(world)).toBe(24_600_000)
    expect((await callOf(world, id)).state).toBe('connected')
  })

  it('ends at its start a call whose balance ran out meanwhile', async () => {
    await open({ balanceMinor: 5_000_000, rates: [{ ...toIndonesia, perMinuteMinor: 2_000_000 }] })
    const id = await connectCall(world)
    await restart(10 * minute)
    expect(await callOf(world, id)).toMatchObject({ reason: 'balance_exhausted', cost: idr(4_000_000) })
    expect(world.graph.actions()).toEqual(['terminate'])
    expect(await balanceOf(world)).toBe(1_000_000)
  })

  it('charges by the times of Meta when the call ended meanwhile', async () => {
    await open()
    const id = await connectCall(world)
    const lastWord = dialEnds({ id: await wacidOf(world, id), startedAt: t0, endedAt: t0 + 61 * second })
    await world.store.transaction(tx => tx.inbox.add(Buffer.from(JSON.stringify(lastWord)), t0))
    await restart(10 * minute)
    expect(await balanceOf(world)).toBe(24_800_000)
    await world.advance(10 * minute)
    expect(await balanceOf(world)).toBe(24_800_000)
  })
})
