import { afterEach, describe, expect, it } from 'vitest'
import { billingPresets, defaultPolicy } from '#shared/domain/policy.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { agentId, customerId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds, dialEnds, dialStatus } from '../../support/builders/webhooks.ts'
import { toIndonesia, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import {
  aDial,
  anisRoom,
  balanceOf,
  callOf,
  chargesOf,
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
const hangUp = async (id: Parameters<typeof callOf>[1]) => {
  await valueOf(world.core.calls.hangUp(agentId('ani'), id))
  await world.settle()
}
const balancesTold = () => world.desktops.of('balance.updated', 'beni').map(({ balance }) => balance.minor)

describe('[O4] [O5] a call is charged minute by minute, each as it starts', () => {
  it('the first at the pickup, the others when the minutes before have passed', async () => {
    await open()
    await valueOf(world.core.calls.dial(holder('ani'), aDial()))
    await world.post(dialStatus('RINGING'))
    expect(await chargesOf(world)).toEqual([])
    await world.post(dialStatus('ACCEPTED', { at: t0 }))
    expect(await chargesOf(world)).toEqual([[1, -100_000, 'call']])
    await world.advance(minute - 1)
    expect(await balanceOf(world)).toBe(24_900_000)
    await world.advance(1)
    expect(await balanceOf(world)).toBe(24_800_000)
    await world.advance(3 * minute)
    expect(await balanceOf(world)).toBe(24_500_000)
    // Everybody sees the balance where they call. [O6]
    expect(balancesTold()).toEqual([24_900_000, 24_800_000, 24_700_000, 24_600_000, 24_500_000])
  })

  it.each([
    [1 * second, 1],
    [59 * second, 1],
    [60 * second, 1],
    [61 * second, 2],
    [120 * second, 2],
    [121 * second, 3],
  ])('%i ms cost %i started minutes, at the end and after the last word of Meta', async (talkMs, minutes) => {
    await open()
    const id = await connectCall(world)
    await world.advance(talkMs)
    await hangUp(id)
    const cost = idr(minutes * 100_000)
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([{ call: { cost, talkMs } }])
    expect(await balanceOf(world)).toBe(25_000_000 - cost.minor)
    await endCall(world, id, { startedAt: t0, endedAt: t0 + talkMs })
    expect(await balanceOf(world)).toBe(25_000_000 - cost.minor)
    expect(await callOf(world, id)).toMatchObject({ cost, settled: true })
  })

  it.each([
    [56 * second, 10],
    [60 * second, 10],
    [61 * second, 11],
  ])("%i ms cost %i of Meta's pulses where these are the policy", async (talkMs, pulses) => {
    await open({ parts: { policy: { ...defaultPolicy, ...billingPresets.metaPulses } } })
    const id = await connectCall(world)
    await world.advance(talkMs)
    await hangUp(id)
    await endCall(world, id, { startedAt: t0, endedAt: t0 + talkMs })
    expect(await callOf(world, id)).toMatchObject({ cost: idr(pulses * 10_000) })
    expect(await balanceOf(world)).toBe(25_000_000 - pulses * 10_000)
  })

  it.each([
    ['more', { startedAt: t0 - 2 * second, endedAt: t0 + 119 * second }, 3, 121_000],
    ['less', { startedAt: t0 + 2 * second, endedAt: t0 + 50 * second }, 1, 48_000],
  ])('Meta counts %s: the difference is settled once, and told', async (_, spoken, minutes, talkMs) => {
    await open()
    const id = await connectCall(world)
    await world.advance(65 * second)
    await hangUp(id)
    expect(await balanceOf(world)).toBe(24_800_000)
    const lastWord = dialEnds({ id: await wacidOf(world, id), at: t0 + 130 * second, ...spoken })
    await world.post(lastWord, lastWord)
    // Known by its times, should Meta say it again in other words.
    await world.post(dialEnds({ id: await wacidOf(world, id), at: t0 + 131 * second, ...spoken }))
    const cost = idr(minutes * 100_000)
    expect(await balanceOf(world)).toBe(25_000_000 - cost.minor)
    const corrections = world.desktops
      .of('call.updated', 'ani')
      .filter(({ call }) => call.state === 'ended')
      .map(({ call }) => call)
    expect(corrections).toMatchObject([{ talkMs, cost }])
  })

  it('Meta tells the pickup only at the end: the whole call is charged then', async () => {
    await open()
    const { id } = await valueOf(world.core.calls.dial(holder('ani'), aDial()))
    await world.post(dialEnds({ opaque: id, startedAt: t0, endedAt: t0 + 61 * second }))
    expect(await chargesOf(world)).toEqual([
      [1, -100_000, 'settlement'],
      [2, -100_000, 'settlement'],
    ])
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([{ call: { cost: idr(200_000) } }])
  })

  it('a pickup that is told late is charged for what has passed; one from the future from now on', async () => {
    await open()
    await world.advance(10 * minute)
    await connectCall(world, { at: t0 + 7.5 * minute })
    expect(await balanceOf(world)).toBe(24_700_000)
    await world.advance(30 * second)
    expect(await balanceOf(world)).toBe(24_600_000)
    await world.close()

    await open()
    await connectCall(world, { at: t0 + 90 * second })
    await world.advance(minute - 1)
    expect(await balanceOf(world)).toBe(24_900_000)
    await world.advance(1)
    expect(await balanceOf(world)).toBe(24_800_000)
  })

  it('a call that nobody picked up costs nothing', async () => {
    await open()
    await valueOf(world.core.calls.dial(holder('ani'), aDial()))
    await world.post(dialStatus('RINGING'), dialEnds({ at: t0 + minute }))
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { reason: 'not_answered', cost: idr(0) } },
    ])
    expect(await chargesOf(world)).toEqual([])
  })

  it('[I9] a call by the customer costs nothing, however long', async () => {
    await open()
    await world.post(customerCalls())
    const { id } = await world.call()
    await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0'))
    await world.advance(10 * minute)
    await world.post(customersCallEnds({ startedAt: t0, endedAt: t0 + 10 * minute, at: t0 + 10 * minute }))
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { status: 'answered', cost: idr(0) } },
    ])
    expect(await chargesOf(world)).toEqual([])
    expect(await balanceOf(world)).toBe(25_000_000)
  })
})

describe('[O5] the price', () => {
  it('is that of the longest country code that the number begins with', async () => {
    const rates = [toIndonesia, { countryCode: '628', fromMinute: 0, perMinuteMinor: 70_001 }]
    await open({ rates })
    await connectCall(world)
    expect(await chargesOf(world)).toEqual([[1, -70_001, 'call']])
  })

  it('of a customer without a number is that of the country that begins the id of Meta', async () => {
    const customer = { id: customerId('ID.13491208650000000001'), name: 'budi.s' }
    await open({ rooms: [{ ...anisRoom, customer }] })
    await connectCall(world)
    expect(await balanceOf(world)).toBe(24_900_000)
  })

  it('falls to the tier that the month has reached, in the middle of a call, and rises with the new month', async () => {
    const cheaper = { countryCode: '62', fromMinute: 3, perMinuteMinor: 60_000 }
    await open({ rates: [toIndonesia, cheaper], start: Date.parse('2026-11-30T23:55:30Z') })
    const first = await connectCall(world)
    await world.advance(70 * second)
    await hangUp(first)
    await connectCall(world)
    await world.advance(4 * minute)
    expect(await chargesOf(world)).toEqual([
      [1, -100_000, 'call'],
      [2, -100_000, 'call'],
      [1, -100_000, 'call'],
      // 23:57:40 and 23:58:40: the fourth and fifth minute of November, 23:59:40 the sixth.
      [2, -60_000, 'call'],
      [3, -60_000, 'call'],
      [4, -60_000, 'call'],
      // 00:00:40 on the first of December.
      [5, -100_000, 'call'],
    ])
  })

  it('counts a minute that was given back not at all', async () => {
    const cheaper = { countryCode: '62', fromMinute: 2, perMinuteMinor: 60_000 }
    await open({ rates: [toIndonesia, cheaper] })
    const first = await connectCall(world)
    await world.advance(minute)
    await hangUp(first)
    await connectCall(world)
    // The second minute had begun at exactly 60 s, and was given back.
    expect((await chargesOf(world)).at(-1)).toEqual([1, -100_000, 'call'])
  })
})
