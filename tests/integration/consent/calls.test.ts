import { afterEach, describe, expect, it } from 'vitest'
import { consentNotes } from '#shared/domain/consent-notes.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { agentId } from '../../support/builders/records.ts'
import {
  customerCalls,
  customersCallEnds,
  dialEnds,
  dialStatus,
  permissionReply,
} from '../../support/builders/webhooks.ts'
import { anisRoom, day, openConsentWorld, second } from '../../support/core/consent-world.ts'
import type { WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { no } from '../../support/core/recording-graph.ts'

let world: Awaited<ReturnType<typeof openConsentWorld>>
afterEach(() => world.close())
const open = async (options?: WorldOptions) => {
  world = await openConsentWorld(options)
  return world
}
const permitted = () => open({ permitted: true })
const dial = async (dialId: string) => {
  const { id } = await valueOf(
    world.core.calls.dial(holder('ani'), { roomId: anisRoom().id, dialId, sdp: 'v=0' }),
  )
  const call = (await world.calls()).find(candidate => candidate.id === id)
  return { id, named: { id: call?.providerCallId, opaque: id, at: world.clock.now() } }
}
const customerIsAnswered = async (id: string) => {
  await world.post(customerCalls({ id, at: world.clock.now() }))
  const { call } = world.desktops.of('call.offered', 'ani').at(-1)!
  await valueOf(world.core.calls.answer(holder('ani'), call.id, 'v=0 answer'))
  const at = world.clock.now()
  await world.post(customersCallEnds({ id, startedAt: at, endedAt: at + second, at: at + second }))
}
const times = async (count: number, work: () => Promise<void>) => {
  for (let done = 0; done < count; done += 1) await work()
}

describe('calls that were not answered', () => {
  it('[P10] advise to reconsider after two in a row, not after one', async () => {
    const { dialled, told } = await permitted()
    await dialled('unanswered')
    expect(told()).toEqual({ roomId: 'r1', status: 'permanent' })
    await dialled('declined')
    expect(told()).toEqual({ roomId: 'r1', status: 'permanent', advice: 'reconsider' })
    await dialled('answered')
    expect(told()).toEqual({ roomId: 'r1', status: 'permanent' })
  })

  it('[P11] cost the permission after four in a row, not after three, and the room says so', async () => {
    const { dialled, told, desktops, check, evidence } = await permitted()
    await times(3, () => dialled('unanswered'))
    expect(told()).toMatchObject({ status: 'permanent' })
    await dialled('declined')
    expect(told()).toEqual({ roomId: 'r1', status: 'revoked' })
    expect(desktops.of('message.added', 'ani').at(-1)).toMatchObject({
      message: { kind: 'system', text: consentNotes.revoked },
    })
    expect(await check()).toMatchObject({ canCall: false, status: 'revoked' })
    expect((await evidence()).map(({ type }) => type)).toEqual(['counted', 'counted', 'counted', 'revoked'])
  })

  it('[P11] do not cost it where one between was answered, whoever called', async () => {
    const { dialled, told } = await permitted()
    await times(3, () => dialled('unanswered'))
    await customerIsAnswered('wacid.in-1')
    await times(3, () => dialled('unanswered'))
    expect(told()).toEqual({ roomId: 'r1', status: 'permanent', advice: 'reconsider' })
    await dialled('answered')
    await times(3, () => dialled('unanswered'))
    expect(told()).toMatchObject({ status: 'permanent' })
  })

  it('[P10] do not count where they failed', async () => {
    const { dialled, told } = await permitted()
    await times(4, () => dialled('failed'))
    expect(told()).toBeUndefined()
  })

  it('[P10] count once the phone rang where the agent gave up, and not before', async () => {
    const { core, post, told } = await permitted()
    const before = await dial('before-ringing')
    await valueOf(core.calls.hangUp(agentId('ani'), before.id))
    await post(dialStatus('RINGING', before.named), dialEnds(before.named))
    const early = told()
    for (const dialId of ['ringing-1', 'ringing-2']) {
      const { id, named } = await dial(dialId)
      await post(dialStatus('RINGING', named))
      await valueOf(core.calls.hangUp(agentId('ani'), id))
      await post(dialEnds(named))
    }
    expect(early).toBeUndefined()
    expect(told()).toEqual({ roomId: 'r1', status: 'permanent', advice: 'reconsider' })
  })

  it('[P10] count once, however often and in whatever order Meta tells their end', async () => {
    const { post, told, evidence } = await permitted()
    const { named } = await dial('dial-1')
    await post(dialEnds(named), dialStatus('REJECTED', named), dialEnds(named), dialStatus('RINGING', named))
    expect((await evidence()).map(({ type }) => type)).toEqual(['counted'])
    expect(told()).toEqual({ roomId: 'r1', status: 'permanent' })
  })

  it('[P11] Meta’s own withdrawal has its effect once, before or after ours', async () => {
    const { dialled, post, told, desktops } = await permitted()
    const withdrawal = (id: string) => permissionReply('reject', { id, automatic: true, at: t0 + second })
    await times(3, () => dialled('unanswered'))
    await post(withdrawal('wamid.w1'))
    expect(told()).toEqual({ roomId: 'r1', status: 'revoked' })
    await post(withdrawal('wamid.w2'))
    const notes = desktops.of('message.added', 'ani').filter(({ message: { kind } }) => kind === 'system')
    expect(notes).toHaveLength(1)
  })
})

describe('a connected call', () => {
  it('[P6] closes an open request and [P3] gives back both budgets, also when the customer called', async () => {
    const { ask, check, told, advance } = await open()
    await valueOf(ask('one'))
    await advance(day)
    await valueOf(ask('two'))
    await customerIsAnswered('wacid.in-1')
    expect(told()).toEqual({ roomId: 'r1', status: 'none' })
    expect((await check()).requests).toEqual({ used24h: 0, max24h: 1, used7d: 0, max7d: 2 })
    // Only outbound calls count towards the ten. [O2]
    expect((await check()).attempts).toEqual({ used: 0, max: 10 })
  })

  it('[P3] heard of late gives back only what was asked before it', async () => {
    const { ask, check, post, advance } = await permitted()
    const { named } = await dial('dial-1')
    await post(dialStatus('RINGING', named), permissionReply('reject', { at: t0 }))
    await advance(60 * second)
    await valueOf(ask())
    await post(dialStatus('ACCEPTED', { ...named, at: t0 + second }))
    expect((await world.calls())[0]).toMatchObject({ state: 'connected' })
    expect(await check()).toMatchObject({ status: 'pending', requests: { used24h: 1 } })
  })
})

describe('a dial that Meta refuses for want of permission', () => {
  it.each([
    [{ kind: 'none' } as const, 'revoked'],
    [{ kind: 'permanent' } as const, 'permanent'],
  ])('[P8] has the permission compared with Meta’s record %o', async (record, status) => {
    const { graph, settle } = await permitted()
    graph.answer('connect', () => no(138006))
    graph.recorded = record
    expect(
      await world.core.calls.dial(holder('ani'), { roomId: anisRoom().id, dialId: 'd', sdp: 'v=0' }),
    ).toMatchObject({ ok: false, refusal: { reason: 'provider_refused', provider: { code: 138006 } } })
    await settle()
    expect(graph.actions()).toEqual(['connect', 'getCallPermission'])
    expect(await world.status()).toBe(status)
  })
})

describe('a missed call', () => {
  const missing = (over: WorldOptions = {}) => open({ account: { missedCallConsent: true }, ...over })
  const requests = () => world.graph.actions().filter(action => action === 'sendPermissionRequest').length

  it('[A7] asks for consent by itself, in the name of nobody, and never calls back', async () => {
    const { post, graph, told, evidence, desktops } = await missing()
    await post(customerCalls({ id: 'wacid.in-1' }), customersCallEnds({ id: 'wacid.in-1' }))
    expect(graph.actions()).toEqual(['sendPermissionRequest'])
    expect(told()).toMatchObject({ status: 'pending' })
    expect((await evidence())[0]).toMatchObject({ type: 'asked', by: { kind: 'system' } })
    expect(desktops.of('message.added', 'ani').map(({ message: { kind } }) => kind)).toEqual([
      'call',
      'consent_request',
    ])
  })

  it('[A7] asks when its ring time is over, when the agent declined, and when it reached nobody', async () => {
    await missing({ rooms: [], ringGroups: [] })
    await world.post(customerCalls({ id: 'wacid.1', from: '628111' }))
    expect(requests()).toBe(1)
    await world.close()
    await missing()
    await world.post(customerCalls({ id: 'wacid.2' }))
    await world.advance(45 * second)
    await world.settle()
    expect(requests()).toBe(1)
    await world.close()
    await missing()
    await world.post(customerCalls({ id: 'wacid.3' }))
    const { call } = world.desktops.of('call.offered', 'ani')[0]!
    await valueOf(world.core.calls.decline(agentId('ani'), call.id))
    await world.settle()
    expect(requests()).toBe(1)
  })

  it('[A7] keeps to the budgets of [P2], and asks nobody who may be called or has said that for good', async () => {
    const { post, advance, clock } = await missing()
    const miss = (id: string) =>
      post(customerCalls({ id, at: clock.now() }), customersCallEnds({ id, at: clock.now() }))
    await miss('wacid.1')
    await advance(day - second)
    await miss('wacid.2')
    expect(requests()).toBe(1)
    await advance(second)
    await miss('wacid.3')
    expect(requests()).toBe(2)
    await advance(2 * day)
    await miss('wacid.4')
    expect(requests()).toBe(2)
    await advance(5 * day)
    await post(permissionReply('temporary', { at: clock.now() }))
    await miss('wacid.5')
    expect(requests()).toBe(2)
  })

  it('[A7] asks nothing where the account does not want it, where outbound is off, or when it was answered', async () => {
    await open()
    await world.post(customerCalls({ id: 'wacid.1' }), customersCallEnds({ id: 'wacid.1' }))
    expect(requests()).toBe(0)
    await world.close()
    await missing({ account: { missedCallConsent: true, outbound: false } })
    await world.post(customerCalls({ id: 'wacid.1' }), customersCallEnds({ id: 'wacid.1' }))
    expect(requests()).toBe(0)
    await world.close()
    await missing()
    await customerIsAnswered('wacid.1')
    await world.settle()
    expect(requests()).toBe(0)
  })
})
