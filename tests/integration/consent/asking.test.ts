import { afterEach, describe, expect, it } from 'vitest'
import { t0 } from '../../support/builders/calls.ts'
import { messageStatus, permissionReply } from '../../support/builders/webhooks.ts'
import {
  anisRoom,
  consentWorldOn,
  day,
  hour,
  openConsentWorld,
  second,
} from '../../support/core/consent-world.ts'
import type { WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { lost, no } from '../../support/core/recording-graph.ts'

let world: Awaited<ReturnType<typeof openConsentWorld>>
afterEach(() => world.close())
const open = async (options?: WorldOptions) => {
  world = await openConsentWorld(options)
  return world
}
const iso = (at: number) => new Date(at).toISOString()

describe('a consent request', () => {
  it('[P4] goes out with the agent’s caption, stands in the room, and says when it runs out', async () => {
    const { ask, graph, desktops, told } = await open()
    const { consent } = await valueOf(ask())
    expect(consent).toEqual({
      roomId: 'r1',
      status: 'pending',
      requestedAt: iso(t0),
      expiresAt: iso(t0 + 72 * hour),
    })
    expect(graph.requests).toMatchObject([
      {
        action: 'sendPermissionRequest',
        phoneNumberId: '200000000000001',
        to: { customerId: '6281234567890' },
        text: 'May we call you?',
      },
    ])
    expect(desktops.of('message.added', 'ani')).toMatchObject([
      { message: { kind: 'consent_request', direction: 'out', text: 'May we call you?', status: 'pending' } },
    ])
    expect(desktops.of('message.updated', 'ani').at(-1)).toMatchObject({ message: { status: 'sent' } })
    expect(told()).toEqual(consent)
  })

  it('[P4] is sent once for the same requestId, also when asked at the same time and after a restart', async () => {
    const { ask, graph } = await open()
    const [one, other] = await Promise.all([ask(), ask()])
    expect(one).toEqual(other)
    const again = consentWorldOn(await world.restart())
    expect(await again.ask()).toEqual(one)
    expect(again.graph.actions()).not.toContain('sendPermissionRequest')
    expect(graph.actions()).toEqual(['sendPermissionRequest'])
  })

  it.each([
    ['[P1] without a conversation', { conversation: undefined }, 'no_active_conversation'],
    [
      '[P1] at the end of the conversation',
      { conversation: { category: 'service', expiresAt: t0 } as const },
      'no_active_conversation',
    ],
    ['[C3] outside the window without a template', { windowUntil: t0 }, 'window_closed'],
    [
      '[O1] in a room of somebody else',
      { assignedTo: undefined, state: 'unassigned' } as const,
      'not_your_room',
    ],
  ])('%s is refused', async (_, over, reason) => {
    const { ask, check, graph } = await open({ rooms: [anisRoom(over)] })
    expect(await ask()).toMatchObject({ ok: false, refusal: { reason } })
    expect(await check()).toMatchObject({ canRequest: false, requests: { used24h: 0 } })
    expect(graph.requests).toEqual([])
  })

  it('[P1] is possible a second before the conversation and the window end', async () => {
    const expiresAt = t0 + second
    const room = anisRoom({ conversation: { category: 'utility', expiresAt }, windowUntil: expiresAt })
    expect(await (await open({ rooms: [room] })).ask()).toMatchObject({ ok: true })
  })

  it('[A4] is refused where outbound calls are off, before everything else', async () => {
    const { ask, check } = await open({ account: { outbound: false } })
    expect(await ask()).toMatchObject({ ok: false, refusal: { reason: 'outbound_off' } })
    expect((await check()).refusals.map(({ action, reason }) => [action, reason])).toEqual([
      ['request', 'outbound_off'],
      ['call', 'outbound_off'],
      ['call', 'no_permission'],
    ])
  })

  it('does not exist for an agent who may not see the room', async () => {
    const { ask, core } = await open()
    expect(await ask('ask-1', 'beni')).toEqual({ ok: false, unknownId: 'roomId' })
    expect(await core.consents.check('beni' as never, anisRoom().id)).toEqual({
      ok: false,
      unknownId: 'roomId',
    })
  })

  it.each([
    ['call_permission', { name: 'call_permission', language: 'id', variables: [] }],
    ['call_permission/en_US', { name: 'call_permission', language: 'en_US', variables: [] }],
    ['ask/id?caption', { name: 'ask', language: 'id', variables: ['May we call you?'] }],
  ])('[C3] goes out by the account’s template %s outside the window', async (consentTemplate, template) => {
    const { ask, graph } = await open({
      account: { consentTemplate },
      rooms: [anisRoom({ windowUntil: t0 })],
    })
    expect(await ask()).toMatchObject({ ok: true })
    expect(graph.requests).toMatchObject([{ action: 'sendTemplate', template }])
  })
})

describe('the budgets', () => {
  it('[P2] allow the next request 24 h after the last, not a second before', async () => {
    const { ask, check, advance } = await open()
    await valueOf(ask('one'))
    await advance(day - second)
    expect(await ask('two')).toMatchObject({
      ok: false,
      refusal: { reason: 'request_limit_day', retryAt: t0 + day },
    })
    expect((await check()).requests).toEqual({
      used24h: 1,
      max24h: 1,
      used7d: 1,
      max7d: 2,
      nextAt: iso(t0 + day),
    })
    await advance(second)
    expect((await check()).requests).toEqual({ used24h: 0, max24h: 1, used7d: 1, max7d: 2 })
    expect(await ask('two')).toMatchObject({ ok: true })
  })

  it('[P2] allow a third request 7 days after the first, and name the later time where both are used up', async () => {
    const { ask, check, advance } = await open()
    await valueOf(ask('one'))
    await advance(2 * day)
    await valueOf(ask('two'))
    const week = { reason: 'request_limit_week', retryAt: t0 + 7 * day }
    expect(await ask('three')).toMatchObject({ ok: false, refusal: week })
    expect((await check()).requests).toMatchObject({ used24h: 1, used7d: 2, nextAt: iso(t0 + 7 * day) })
    await advance(5 * day - second)
    expect(await ask('three')).toMatchObject({ ok: false, refusal: week })
    await advance(second)
    expect(await ask('three')).toMatchObject({ ok: true })
  })

  it('[P3] start anew with a connected outbound call', async () => {
    const { ask, check, post, dialled } = await open()
    await valueOf(ask('one'))
    await post(permissionReply('temporary', { to: 'wamid.out-1' }))
    await dialled('unanswered')
    expect((await check()).requests).toMatchObject({ used24h: 1, used7d: 1 })
    await dialled('answered')
    expect((await check()).requests).toEqual({ used24h: 0, max24h: 1, used7d: 0, max7d: 2 })
    expect((await check()).attempts).toEqual({ used: 1, max: 10 })
    expect(await ask('two')).toMatchObject({ ok: true })
  })

  it('[P2] are untouched by a request that Meta refuses, whose words are told', async () => {
    const { ask, check, graph, desktops, advance, told } = await open()
    graph.answer('sendPermissionRequest', () => no(138009, 'Limit of permission requests reached'))
    const refusal = {
      reason: 'provider_refused',
      provider: { code: 138009, message: 'Limit of permission requests reached' },
    }
    expect(await ask()).toMatchObject({ ok: false, refusal })
    expect(await ask()).toMatchObject({ ok: false, refusal })
    expect(graph.requests).toHaveLength(1)
    expect(told()).toEqual({ roomId: 'r1', status: 'none' })
    expect((await check()).requests).toMatchObject({ used24h: 0, used7d: 0 })
    expect(desktops.of('message.updated', 'ani').at(-1)).toMatchObject({ message: { status: 'failed' } })
    await advance(second)
    graph.answer('sendPermissionRequest', () => ({ kind: 'done', value: undefined }))
    expect(await ask('another')).toMatchObject({ ok: true })
  })

  it('[P6] an older request stays open when Meta refuses to send the next one', async () => {
    const { ask, graph, advance, status } = await open()
    await valueOf(ask('one'))
    await advance(day)
    graph.answer('sendPermissionRequest', () => no())
    expect(await ask('two')).toMatchObject({ ok: false })
    expect(await status()).toBe('pending')
    await advance(48 * hour - second)
    expect(await status()).toBe('pending')
    await advance(second)
    expect(await status()).toBe('expired')
  })

  it('[P2] get back a request that never reached the customer', async () => {
    const { ask, check, post } = await open()
    await valueOf(ask())
    await post(messageStatus('wamid.out-1', 'failed'), messageStatus('wamid.out-1', 'failed'))
    expect(await check()).toMatchObject({ status: 'none', requests: { used24h: 0 } })
  })
})

describe('a request whose answer from Meta was lost', () => {
  it('stays pending, uses up its budget, and is named by its webhooks', async () => {
    const { ask, graph, check, post, evidence } = await open()
    graph.answer('sendPermissionRequest', () => lost)
    expect(await ask()).toMatchObject({ ok: true, value: { consent: { status: 'pending' } } })
    expect((await check()).requests).toMatchObject({ used24h: 1 })
    const opaque = graph.requests[0]?.opaque
    await post(messageStatus('wamid.x', 'delivered', { opaque }))
    expect((await evidence()).map(({ type }) => type)).toEqual(['asked', 'sent'])
    expect(graph.requests).toHaveLength(1)
  })

  it('is not sent again after a crash: Meta’s own record is read instead', async () => {
    const { ask, graph } = await open()
    const neverComes = graph.hold('sendPermissionRequest')
    void ask()
    await world.decided()
    const again = consentWorldOn(await world.restart({ resume: false }))
    again.graph.recorded = { kind: 'permanent' }
    await again.core.resume()
    await again.settle()
    expect(again.graph.actions()).toEqual(['getCallPermission'])
    expect(await again.status()).toBe('permanent')
    neverComes(lost)
  })

  it('asks for Meta’s record again later where it could not be read', async () => {
    const { ask, graph } = await open()
    const neverComes = graph.hold('sendPermissionRequest')
    void ask()
    await world.decided()
    const again = consentWorldOn(await world.restart({ resume: false }))
    again.graph.answer('getCallPermission', () => lost)
    again.graph.recorded = { kind: 'temporary', until: t0 + day }
    await again.core.resume()
    await again.settle()
    expect(await again.status()).toBe('pending')
    again.graph.answer('getCallPermission', () => ({ kind: 'done', value: undefined }))
    await again.advance(60 * second)
    expect(await again.status()).toBe('temporary')
    neverComes(lost)
  })
})
