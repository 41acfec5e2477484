import { afterEach, describe, expect, it } from 'vitest'
import { t0 } from '../../support/builders/calls.ts'
import { aRoom, aUser, agentId, customerId, messageId, roomId } from '../../support/builders/records.ts'
import { customerWrites, messageStatus } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { lost, no } from '../../support/core/recording-graph.ts'

let world: CoreWorld
afterEach(() => world.close())

const day = 24 * 60 * 60 * 1_000
const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani'), windowUntil: t0 + day })

const open = async (options?: WorldOptions) => {
  world = await openWorld({ rooms: [anisRoom], ...options })
  return world
}
const request = { roomId: anisRoom.id, clientMessageId: 'c1', text: 'Halo' }
const send = (agent = 'ani', over: Partial<typeof request> = {}) =>
  world.core.rooms.send(agentId(agent), { ...request, ...over })
const read = (agent = 'ani') =>
  valueOf(world.core.rooms.messages(agentId(agent), { roomId: anisRoom.id })).then(({ messages }) => messages)

describe('a customer writes', () => {
  it('[C3] opens the window, raises the unread count and tells who may see the room', async () => {
    const { desktops, post } = await open()
    await post(customerWrites('Pesanan saya sampai mana?', { at: t0 - 5_000 }))
    expect(desktops.of('message.added', 'ani')).toMatchObject([
      { message: { roomId: 'r1', direction: 'in', kind: 'text', text: 'Pesanan saya sampai mana?' } },
    ])
    expect(desktops.of('room.updated', 'ani').at(-1)).toMatchObject({
      room: {
        unread: 1,
        lastMessageAt: '2026-11-23T08:59:55.000Z',
        conversation: { category: 'service' },
      },
    })
    expect(desktops.seenBy('beni')).toEqual([])
  })

  it('[C1] makes a room for somebody new, which everybody sees until somebody has it', async () => {
    const { core, desktops, post } = await open({ rooms: [] })
    await post(customerWrites('Halo', { from: '6281111111111', name: 'Citra' }))
    expect(desktops.of('room.updated', 'beni').at(-1)).toMatchObject({
      room: {
        state: 'unassigned',
        unread: 1,
        customer: { id: '6281111111111', name: 'Citra', phone: '+6281111111111' },
        windowUntil: '2026-11-24T09:00:00.000Z',
      },
    })
    const { rooms } = await valueOf(core.rooms.list(agentId('dewi'), { filter: 'unassigned' }))
    expect(rooms).toHaveLength(1)
  })

  it('makes a resolved room unassigned again', async () => {
    const { desktops, post } = await open({
      rooms: [aRoom({ state: 'resolved', assignedTo: agentId('ani') })],
    })
    await post(customerWrites('Halo lagi'))
    expect(desktops.of('room.updated', 'beni').at(-1)).toMatchObject({ room: { state: 'unassigned' } })
  })

  it('takes a repeated message once', async () => {
    const { post } = await open()
    await post(customerWrites('Halo'), customerWrites('Halo'))
    expect(await read()).toHaveLength(1)
    expect(world.observed).toContainEqual({ type: 'webhook_ignored', because: 'repeated' })
  })

  it('leaves a line for what cannot be shown yet, and keeps what came', async () => {
    const { post, store } = await open()
    await post(customerWrites(undefined, { type: 'order' }))
    expect(await read()).toMatchObject([{ kind: 'system', text: expect.stringContaining('order') }])
    expect(await store.transaction(tx => tx.inbox.counts())).toEqual({ pending: 0, kept: 1, parked: 0 })
  })

  it('knows a customer by username alone', async () => {
    const { post, desktops } = await open({ rooms: [] })
    const webhook = customerWrites('Hi', { from: 'ID.13491208650000000001', name: 'budi.s' })
    await post(webhook)
    const { room } = desktops.of('room.updated', 'ani').at(-1)!
    expect(room.customer).toEqual({ id: 'ID.13491208650000000001', name: 'budi.s' })
  })

  it('ignores numbers that are not ours', async () => {
    const { post, observed } = await open()
    const foreign = JSON.parse(
      JSON.stringify(customerWrites('Halo')).replace('200000000000001', '200000000000002'),
    )
    await post(foreign)
    expect(await read()).toEqual([])
    expect(observed).toContainEqual({ type: 'webhook_ignored', because: 'foreign_number' })
  })
})

describe('an agent writes', () => {
  it('shows the message at once, and how far it came', async () => {
    const { desktops, graph, post } = await open()
    const { message } = await valueOf(send())
    expect(graph.requests).toMatchObject([
      {
        action: 'sendText',
        phoneNumberId: '200000000000001',
        to: { customerId: '6281234567890', byUserId: false },
        text: 'Halo',
        opaque: message.id,
      },
    ])
    expect(message).toMatchObject({ direction: 'out', kind: 'text', status: 'sent', text: 'Halo' })
    await post(messageStatus('wamid.out-1', 'delivered'), messageStatus('wamid.out-1', 'read'))
    expect(desktops.of('message.added', 'ani')).toMatchObject([{ message: { status: 'pending' } }])
    const told = desktops.of('message.updated', 'ani').map(({ message: { status } }) => status)
    expect(told).toEqual(['sent', 'delivered', 'read'])
  })

  it('never goes back in status, whatever order the words of Meta come in', async () => {
    const { post } = await open()
    await send()
    await post(
      messageStatus('wamid.out-1', 'read'),
      messageStatus('wamid.out-1', 'delivered'),
      messageStatus('wamid.out-1', 'sent'),
      messageStatus('wamid.out-1', 'failed'),
    )
    expect(await read()).toMatchObject([{ status: 'read' }])
  })

  it('takes a status that comes before the answer of Meta', async () => {
    const { core, graph } = await open()
    const taken = graph.hold('sendText')
    const sending = send()
    await world.decided()
    const statuses = [messageStatus('wamid.out-1', 'sent'), messageStatus('wamid.out-1', 'delivered')]
    for (const body of statuses) await core.inbox.receive(Buffer.from(JSON.stringify(body)))
    await core.inbox.idle()
    taken()
    expect((await valueOf(sending)).message.status).toBe('delivered')
  })

  it('sends once for the same clientMessageId, also at the same time and after a restart', async () => {
    const { graph } = await open()
    const [first, second] = await Promise.all([valueOf(send()), valueOf(send())])
    expect(second.message).toEqual(first.message)
    expect(graph.actions()).toEqual(['sendText'])
    world = await world.restart()
    expect((await valueOf(send())).message.id).toBe(first.message.id)
    expect(world.graph.actions()).toEqual([])
  })

  it('[C3] refuses outside the window of 24 h', async () => {
    const { graph, advance } = await open()
    await advance(day - 1)
    expect((await send()).ok).toBe(true)
    await advance(1)
    expect(await send('ani', { clientMessageId: 'c2' })).toEqual({
      ok: false,
      refusal: { reason: 'window_closed' },
    })
    expect(graph.actions()).toEqual(['sendText'])
  })

  it('passes on the words of Meta when it refuses, and shows the message as failed', async () => {
    const { graph } = await open()
    graph.answer('sendText', () => no(131047, 'Re-engagement message'))
    const refusal = {
      ok: false,
      refusal: { reason: 'provider_refused', provider: { code: 131047, message: 'Re-engagement message' } },
    }
    expect(await send()).toEqual(refusal)
    expect(await send()).toEqual(refusal)
    expect(await read()).toMatchObject([{ status: 'failed' }])
  })

  it('never sends again what may have been sent; our own id finds it when Meta speaks', async () => {
    const { graph, post } = await open()
    graph.answer('sendText', () => lost)
    const { message } = await valueOf(send())
    expect(message.status).toBe('pending')
    await send()
    expect(graph.actions()).toEqual(['sendText'])
    await post(messageStatus('wamid.unknown', 'delivered', { opaque: message.id }))
    expect(await read()).toMatchObject([{ status: 'delivered' }])
  })

  it('[O1] writes into rooms that the agent may see alone', async () => {
    await open()
    expect(await send('beni')).toEqual({ ok: false, unknownId: 'roomId' })
    expect(await send('ani', { roomId: roomId('none') })).toEqual({ ok: false, unknownId: 'roomId' })
  })
})

describe('reading', () => {
  it('pages backwards through a room, oldest first', async () => {
    const { core, post } = await open()
    const webhooks = Array.from({ length: 5 }, (_, index) =>
      customerWrites(`${index}`, { id: `wamid.${index}`, at: t0 + index * 1_000 }),
    )
    await post(...webhooks)
    const page = (before?: string) =>
      valueOf(
        core.rooms.messages(agentId('ani'), {
          roomId: anisRoom.id,
          limit: 2,
          before: before === undefined ? undefined : messageId(before),
        }),
      ).then(({ messages }) => messages)
    const newest = await page()
    expect(newest.map(message => message.text)).toEqual(['3', '4'])
    expect((await page(newest[0]!.id)).map(message => message.text)).toEqual(['1', '2'])
    expect(
      await core.rooms.messages(agentId('ani'), { roomId: anisRoom.id, before: messageId('none') }),
    ).toEqual({ ok: false, unknownId: 'before' })
  })

  it('marks a room as read, for all who see it', async () => {
    const { core, desktops, post } = await open()
    await post(customerWrites('Halo'))
    await valueOf(core.rooms.markRead(agentId('ani'), anisRoom.id))
    expect(desktops.of('room.updated', 'ani').at(-1)).toMatchObject({ room: { unread: 0 } })
    expect(await core.rooms.markRead(agentId('beni'), anisRoom.id)).toEqual({
      ok: false,
      unknownId: 'roomId',
    })
  })
})

describe('lists of rooms', () => {
  const rooms = [
    anisRoom,
    aRoom({ id: roomId('r2'), customer: { ...anisRoom.customer, id: customerId('2'), name: 'Citra' } }),
    aRoom({
      id: roomId('r3'),
      customer: { ...anisRoom.customer, id: customerId('3'), name: 'Dian' },
      state: 'resolved',
      assignedTo: agentId('ani'),
    }),
    aRoom({
      id: roomId('r4'),
      customer: { ...anisRoom.customer, id: customerId('4'), name: 'Eka' },
      state: 'assigned',
      assignedTo: agentId('beni'),
    }),
  ]
  const users = [aUser('ani'), aUser('beni'), aUser('sari', { role: 'supervisor' })]
  const list = async (agent: string, filter: 'mine' | 'unassigned' | 'all' | 'resolved') =>
    valueOf(world.core.rooms.list(agentId(agent), { filter })).then(found => found.rooms.map(room => room.id))

  it('shows agents their own, unassigned ones, and resolved ones that were theirs', async () => {
    await open({ rooms, users })
    expect(await list('ani', 'mine')).toEqual(['r1'])
    expect(await list('ani', 'unassigned')).toEqual(['r2'])
    expect(await list('ani', 'resolved')).toEqual(['r3'])
    expect(await list('beni', 'resolved')).toEqual([])
    expect(await world.core.rooms.list(agentId('ani'), { filter: 'all' })).toEqual({
      ok: false,
      refusal: { reason: 'forbidden_role' },
    })
  })

  it('shows supervisors everything', async () => {
    await open({ rooms, users })
    expect((await list('sari', 'all')).toSorted()).toEqual(['r1', 'r2', 'r3', 'r4'])
    expect(await list('sari', 'resolved')).toEqual(['r3'])
  })

  it('pages, searches, and names a cursor that it did not write', async () => {
    const { core } = await open({ rooms, users })
    const all = { filter: 'all', limit: 3 } as const
    const first = await valueOf(core.rooms.list(agentId('sari'), all))
    const rest = await valueOf(core.rooms.list(agentId('sari'), { ...all, cursor: first.nextCursor }))
    expect([...first.rooms, ...rest.rooms].map(room => room.id).toSorted()).toEqual(['r1', 'r2', 'r3', 'r4'])
    expect(rest.nextCursor).toBeUndefined()
    const found = await valueOf(core.rooms.list(agentId('sari'), { filter: 'all', query: 'ek' }))
    expect(found.rooms.map(room => room.id)).toEqual(['r4'])
    expect(await core.rooms.list(agentId('sari'), { filter: 'all', cursor: 'mine' })).toEqual({
      ok: false,
      unknownId: 'cursor',
    })
  })
})
