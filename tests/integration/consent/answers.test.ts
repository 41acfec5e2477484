import { afterEach, describe, expect, it } from 'vitest'
import { consentNotes } from '#shared/domain/consent-notes.ts'
import { t0 } from '../../support/builders/calls.ts'
import { agentId } from '../../support/builders/records.ts'
import { batch, customerWrites, permissionReply } from '../../support/builders/webhooks.ts'
import { anisRoom, day, hour, openConsentWorld, second } from '../../support/core/consent-world.ts'
import type { WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { lost } from '../../support/core/recording-graph.ts'

let world: Awaited<ReturnType<typeof openConsentWorld>>
afterEach(() => world.close())
const open = async (options?: WorldOptions) => {
  world = await openConsentWorld(options)
  return world
}
/** A world in which Ani has asked at t0. */
const asked = async (options?: WorldOptions) => {
  await open(options)
  await valueOf(world.ask())
  return world
}
const iso = (at: number) => new Date(at).toISOString()
const to = 'wamid.out-1'
const at = t0 + hour
const week = 604_800_000

describe('the customer’s answer', () => {
  it.each([
    [
      '[P5] temporary, until Meta’s own end',
      permissionReply('temporary', { to, at, details: { expiration_timestamp: '1795687200' } }),
      { status: 'temporary', expiresAt: '2026-11-26T10:00:00.000Z' },
    ],
    [
      '[P5] temporary, its end as a number',
      permissionReply('temporary', { to, at, details: { expiration_timestamp: 1_795_687_200 } }),
      { status: 'temporary', expiresAt: '2026-11-26T10:00:00.000Z' },
    ],
    [
      '[P5] temporary without an end: 168 h from the approval',
      permissionReply('temporary', { to, at, details: { expiration_timestamp: undefined } }),
      { status: 'temporary', expiresAt: iso(at + week) },
    ],
    [
      '[P5] temporary with null for an end',
      permissionReply('temporary', { to, at, details: { expiration_timestamp: null } }),
      { status: 'temporary', expiresAt: iso(at + week) },
    ],
    ['[P5] permanent', permissionReply('permanent', { to, at }), { status: 'permanent' }],
    [
      '[P5] permanent as a word',
      permissionReply('permanent', { to, at, details: { is_permanent: 'true' } }),
      { status: 'permanent' },
    ],
    ['[P8] permanent from the profile', permissionReply('permanent', { at }), { status: 'permanent' }],
    ['[P9] no', permissionReply('reject', { to, at }), { status: 'rejected' }],
    [
      '[P5] as Meta’s abridged sample',
      permissionReply('permanent', { to, at, abridged: true }),
      { status: 'permanent' },
    ],
    [
      '[A6] permission granted by calling',
      permissionReply('temporary', { to: 'wacid.in-9', at, automatic: true }),
      { status: 'temporary', expiresAt: iso(at + week) },
    ],
  ])('%s', async (_, webhook, consent) => {
    const { post, told, check } = await asked()
    await post(webhook)
    expect(told()).toEqual({ roomId: 'r1', ...consent })
    expect(await check()).toMatchObject(consent)
  })

  it('[C6] stands in the room, and everybody who may see the room hears of it at once', async () => {
    const { post, desktops } = await asked()
    await post(permissionReply('temporary', { to, at }))
    expect(desktops.of('message.added', 'ani').at(-1)).toMatchObject({
      message: { kind: 'consent_reply', direction: 'in', text: consentNotes.allowedTemporarily, at: iso(at) },
    })
    expect(desktops.of('consent.updated', 'beni')).toEqual([])
  })

  it('[C3] opens the window when it is a yes, and not when it is a no', async () => {
    const closing = { windowUntil: t0 + second }
    const { post, store } = await asked({ rooms: [anisRoom(closing)] })
    const windowUntil = async () => (await store.transaction(tx => tx.rooms.byId(anisRoom().id)))?.windowUntil
    await post(permissionReply('reject', { to, at }))
    expect(await windowUntil()).toBe(t0 + second)
    await post(permissionReply('permanent', { at: at + second }))
    expect(await windowUntil()).toBe(at + second + day)
  })

  it('[P8] holds when it is the newest, however late and in whatever order it arrives', async () => {
    const { post, status } = await asked()
    await post(permissionReply('reject', { id: 'wamid.2', at: at + 2 * second }))
    await post(permissionReply('permanent', { id: 'wamid.1', to, at }))
    expect(await status()).toBe('rejected')
    await post(permissionReply('temporary', { id: 'wamid.3', at: at + 3 * second }))
    expect(await status()).toBe('temporary')
  })

  it('[P8] has its effect once, however often Meta tells it', async () => {
    const { post, desktops, evidence } = await asked()
    const reply = permissionReply('permanent', { to, at })
    await post(reply, batch(reply, reply), permissionReply('permanent', { to, at, abridged: true }))
    expect(
      desktops.of('message.added', 'ani').filter(({ message: { kind } }) => kind === 'consent_reply'),
    ).toHaveLength(1)
    expect((await evidence()).map(({ type }) => type)).toEqual(['asked', 'sent', 'answered'])
  })

  it('[P8] counts after the request ran out, and may come before Meta’s answer to the request', async () => {
    const { ask, post, status, graph, decided, settle } = await open()
    const answer = graph.hold('sendPermissionRequest')
    const asking = ask()
    await decided()
    await world.core.inbox.receive(Buffer.from(JSON.stringify(permissionReply('permanent', { to, at: t0 }))))
    await world.core.inbox.idle()
    expect(await status()).toBe('permanent')
    answer()
    expect(await asking).toMatchObject({ ok: true, value: { consent: { status: 'permanent' } } })
    await settle()
    await post(permissionReply('reject', { at: t0 + day }))
    expect(await status()).toBe('rejected')
  })

  it('[P8] of a customer whom nobody knows makes a room; a mere withdrawal by Meta opens no window', async () => {
    const { post, store } = await open()
    await post(permissionReply('permanent', { from: '628777', name: 'Citra', at }))
    const room = await store.transaction(tx => tx.rooms.byCustomer(anisRoom().accountId, '628777' as never))
    expect(room).toMatchObject({ state: 'unassigned', windowUntil: at + day, customer: { name: 'Citra' } })
  })
})

describe('an answer that does not say which', () => {
  it.each([
    [{ kind: 'permanent' } as const, { status: 'permanent' }],
    [
      { kind: 'temporary', until: t0 + 3 * day } as const,
      { status: 'temporary', expiresAt: iso(t0 + 3 * day) },
    ],
    [{ kind: 'none' } as const, { status: 'rejected' }],
  ])('[P8] is learned from Meta’s record %o', async (record, consent) => {
    const { post, graph, check, evidence } = await asked()
    graph.recorded = record
    await post(permissionReply('bare', { to, at }))
    expect(graph.actions()).toEqual(['sendPermissionRequest', 'getCallPermission'])
    expect(await check()).toMatchObject(consent)
    expect((await evidence()).at(-1)).toMatchObject({ type: 'answered', source: 'reconciled' })
  })

  it('[P8] is not forgotten by a crash', async () => {
    const { post, graph } = await asked()
    graph.answer('getCallPermission', () => lost)
    await post(permissionReply('bare', { to, at }))
    const again = await world.restart({ resume: false })
    again.graph.recorded = { kind: 'permanent' }
    await again.core.resume()
    await again.settle()
    expect(await world.status()).toBe('permanent')
  })
})

describe('time', () => {
  it('[P6] closes a request 72 h after it was sent, not a second before', async () => {
    const { advance, told, status, evidence } = await asked()
    await advance(72 * hour - second)
    expect(await status()).toBe('pending')
    await advance(second)
    expect(told()).toEqual({ roomId: 'r1', status: 'expired' })
    expect((await evidence()).at(-1)).toMatchObject({
      type: 'expired',
      at: iso(t0 + 72 * hour),
      requestId: 'ask-1',
      by: { kind: 'system' },
    })
  })

  it('[P5] ends a temporary permission 604,800 s after the approval, not a second before', async () => {
    const { advance, post, told, check } = await asked()
    await post(permissionReply('temporary', { to, at: t0, details: { expiration_timestamp: undefined } }))
    await advance(week - second)
    expect(await check()).toMatchObject({ status: 'temporary', canCall: true })
    await advance(second)
    expect(told()).toEqual({ roomId: 'r1', status: 'expired' })
    expect(await check()).toMatchObject({
      canCall: false,
      refusals: expect.arrayContaining([{ action: 'call', reason: 'no_permission', rule: 'P5' }]),
    })
  })

  it('[P5] ends at the start what ran out while the platform was down, at its own moment', async () => {
    const { post, evidence } = await asked()
    await post(permissionReply('temporary', { to, at: t0, details: { expiration_timestamp: undefined } }))
    const again = await world.restart({ afterMs: week + 5 * day })
    expect(again.desktops.of('consent.updated', 'ani')).toEqual([
      { consent: { roomId: 'r1', status: 'expired' } },
    ])
    expect((await evidence()).at(-1)).toMatchObject({ type: 'expired', at: iso(t0 + week) })
  })

  it('[P5] ends a permission at once when the webhook brings it after its end', async () => {
    const { advance, post, told } = await asked()
    await advance(8 * day)
    await post(permissionReply('temporary', { to, at: t0 }))
    expect(told()).toEqual({ roomId: 'r1', status: 'expired' })
  })

  it('[P6] the newer of two requests decides when the asking ends', async () => {
    const { ask, advance, status } = await asked()
    await advance(day)
    await valueOf(ask('ask-2'))
    await advance(72 * hour - second)
    expect(await status()).toBe('pending')
    await advance(second)
    expect(await status()).toBe('expired')
  })
})

describe('a permission that stands', () => {
  it('[P5] needs no request when it is permanent', async () => {
    const { ask, post } = await asked()
    await post(permissionReply('permanent', { to, at: t0 }))
    expect(await ask('ask-2')).toMatchObject({
      ok: false,
      refusal: { reason: 'permission_already_permanent' },
    })
  })

  it('[P6] goes on standing when a later request runs out', async () => {
    const { ask, post, advance, status } = await asked()
    await post(permissionReply('temporary', { to, at: t0 + 23 * hour }))
    await advance(day)
    await valueOf(ask('ask-2'))
    expect(await status()).toBe('pending')
    await advance(72 * hour)
    expect(await status()).toBe('temporary')
  })

  it('[P7] [P6] resolving the room closes the request; a customer who writes again may be asked again, within P2', async () => {
    const { ask, post, advance, core, told, evidence } = await asked()
    const ani = agentId('ani')
    const { id } = anisRoom()
    await valueOf(core.rooms.resolve(ani, id))
    expect(told()).toEqual({ roomId: 'r1', status: 'none' })
    expect((await evidence()).at(-1)).toMatchObject({ type: 'closed', requestId: 'ask-1', by: { id: 'ani' } })
    expect(await ask('ask-2')).toMatchObject({ ok: false, refusal: { reason: 'not_your_room' } })
    await advance(day - second)
    await post(customerWrites('Halo', { at: t0 + day - second }))
    await valueOf(core.rooms.reopen(ani, id))
    expect(await ask('ask-2')).toMatchObject({ ok: false, refusal: { reason: 'request_limit_day' } })
    await advance(second)
    expect(await ask('ask-2')).toMatchObject({ ok: true })
  })

  it('[P7] [P8] an answer that comes after the room was resolved still counts', async () => {
    const { post, core, status } = await asked()
    await valueOf(core.rooms.resolve(agentId('ani'), anisRoom().id))
    await post(permissionReply('temporary', { to, at }))
    expect(await status()).toBe('temporary')
  })
})
