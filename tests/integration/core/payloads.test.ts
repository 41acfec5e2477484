import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { holder } from '../../support/builders/calls.ts'
import { aRoom, aUser, agentId } from '../../support/builders/records.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: CoreWorld
afterEach(() => world.close())

const payload = (name: string) =>
  readFileSync(new URL(`../../fixtures/meta/webhook_${name}.json`, import.meta.url))
/** Meta's example, with one id of it put in the place of another. */
const about = (name: string, ids: Record<string, string>) => {
  let text = payload(name).toString()
  for (const [from, to] of Object.entries(ids)) text = text.replaceAll(from, to)
  return Buffer.from(text)
}
const receive = async (...bodies: readonly Buffer[]) => {
  for (const body of bodies) await world.core.inbox.receive(body)
  await world.settle()
}
const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani') })
const second = 1_000

describe("Meta's examples have their effect", () => {
  it('a call of the customer rings, is answered, and ends with the times of Meta', async () => {
    world = await openWorld({ start: 1_795_000_000 * second })
    await receive(payload('uic_connect'))
    const [offer] = world.desktops.of('call.offered', 'ani')
    expect(offer).toMatchObject({ call: { customer: { name: 'Budi Santoso', phone: '+6281234567890' } } })
    expect(offer?.sdp).toContain('a=setup:actpass\r\n')
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer'))
    await receive(payload('uic_terminate_completed'))
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { status: 'answered', ringMs: 7_000, talkMs: 90_000 } },
    ])
  })

  it('a call of which only the end is told is on record as missed', async () => {
    world = await openWorld({ start: 1_795_000_545 * second })
    await receive(payload('uic_terminate_missed'))
    expect(world.observed).toContainEqual({
      type: 'call_ended',
      direction: 'inbound',
      status: 'unanswered',
      reason: 'customer_hung_up',
    })
    const { rooms } = await valueOf(world.core.rooms.list(agentId('ani'), { filter: 'unassigned' }))
    expect(rooms).toMatchObject([{ customer: { name: 'Budi Santoso' } }])
  })

  it.each([
    [
      'accepted',
      ['bic_status_ringing', 'bic_status_accepted', 'bic_terminate_completed'],
      'completed',
      184_000,
    ],
    ['rejected', ['bic_status_ringing', 'bic_status_rejected'], 'rejected_by_customer', 0],
  ])('a call of ours is %s', async (_, names, reason, talkMs) => {
    world = await openWorld({ rooms: [anisRoom], permitted: true, start: 1_795_001_000 * second })
    const call = await valueOf(
      world.core.calls.dial(holder('ani'), { roomId: anisRoom.id, dialId: 'd1', sdp: 'v=0 offer' }),
    )
    const ids = {
      'agent:17|conv:981': call.id,
      'wacid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYIDAwMTEyMjMzNDQ1NTY2Nzc4ODk5QUFCQkNDRERFRUZGHBgMNjI4MDAwMDAwMDAxFQIAAA==':
        'wacid.out-1',
    }
    await receive(...['bic_connect_answer', ...names].map(name => about(name, ids)))
    expect(world.desktops.of('call.remoteSdp', 'ani')).toMatchObject([
      { sdp: expect.stringContaining('a=setup:active') },
    ])
    expect(world.desktops.of('call.ended', 'ani')).toMatchObject([{ call: { reason, talkMs } }])
  })

  it('calls of others are none of ours', async () => {
    world = await openWorld()
    await receive(
      payload('bic_connect_answer'),
      payload('bic_status_accepted'),
      payload('bic_terminate_completed'),
    )
    expect(await world.calls()).toEqual([])
    expect(world.observed.filter(event => event.type === 'webhook_ignored')).toHaveLength(3)
  })

  it('a message is in the room', async () => {
    world = await openWorld({ start: 1_795_000_020 * second })
    await receive(payload('message_text'))
    expect(world.desktops.of('message.added', 'ani')).toMatchObject([
      { message: { text: 'Halo, pesanan saya sampai mana?', at: '2026-11-18T11:07:00.000Z' } },
    ])
  })

  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['failed_131026', 'failed'],
  ])('a message of ours is %s', async (name, status) => {
    const room = { ...anisRoom, windowUntil: 2_000_000_000 * second }
    world = await openWorld({ rooms: [room] })
    const { message } = await valueOf(
      world.core.rooms.send(agentId('ani'), { roomId: room.id, clientMessageId: 'c1', text: 'Halo' }),
    )
    const wamid = 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYFDNFQjAxMTIyMzM0NDU1NjZBQUJCAA=='
    await receive(about(`message_status_${name}`, { [wamid]: 'wamid.out-1' }))
    const { messages } = await valueOf(world.core.rooms.messages(agentId('ani'), { roomId: room.id }))
    expect(messages).toMatchObject([{ id: message.id, status }])
  })

  it.each([
    ['accept_permanent', 'permanent'],
    ['accept_temporary', 'temporary'],
    ['automatic_callback', 'temporary'],
    ['reject', 'rejected'],
  ])('[P5] [A6] a permission reply %s', async (name, status) => {
    world = await openWorld({ rooms: [anisRoom] })
    await receive(payload(`permission_reply_${name}`))
    expect(world.desktops.of('consent.updated', 'ani')).toMatchObject([{ consent: { status } }])
  })

  it.each([
    ['message_audio_voice', 'audio'],
    ['message_voicemail_audio', 'voicemail'],
  ])('[I8] %s is a message of kind %s with its file', async (name, kind) => {
    world = await openWorld()
    // Meta's examples announce the hashes of other files than this world's.
    await receive(payload(name))
    expect(world.desktops.of('message.added', 'ani')).toMatchObject([
      { message: { kind, direction: 'in', mediaId: expect.any(String) } },
    ])
    expect(world.graph.requests).toContainEqual(
      expect.objectContaining({ action: 'describeMedia', media: expect.stringMatching(/^190000000000000/) }),
    )
  })

  it.each([
    ['account_update_bic_paused_7d', 'RESTRICTED_BUSINESS_INITIATED_CALLING', '2026-11-25T11:06:40.000Z'],
    ['account_update_button_hidden', 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN', undefined],
  ])('[I10] %s restricts the account', async (name, type, until) => {
    world = await openWorld()
    await receive(payload(name))
    expect(world.desktops.of('account.updated', 'ani')).toMatchObject([
      { account: { restrictions: [{ type, ...(until !== undefined && { until }) }] } },
    ])
  })

  it('[A9] the settings at Meta are compared with ours', async () => {
    world = await openWorld({ users: [aUser('adi', { role: 'admin' })], ringGroups: [] })
    await receive(payload('account_settings_update'))
    expect(world.desktops.of('account.updated', 'adi')[0]).toMatchObject({
      account: {
        provider: {
          inSync: false,
          differences: [{ setting: 'callback_permission_status', ours: 'DISABLED', theirs: 'ENABLED' }],
        },
      },
    })
  })
})
