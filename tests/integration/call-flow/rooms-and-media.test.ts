import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { signIn } from '../../support/agent-socket.ts'
import { startCallWorld, type CallWorld } from '../../support/call-world.ts'
import { readCsv } from '../../support/csv.ts'
import { answerTo } from '../../support/sdp.ts'
import { budi, citra, password } from '../../support/seed.ts'

let world: CallWorld
let ani: AgentClient
let beni: AgentClient
let sari: AgentClient
beforeEach(async () => {
  world = await startCallWorld()
  ;[ani, beni, sari] = (await Promise.all(
    ['ani', 'beni', 'sari'].map(name => world.platform.agent(name)),
  )) as [AgentClient, AgentClient, AgentClient]
})
// Hooks run backwards: this one last.
afterEach(() => world.stop())
afterEach(async () => {
  for (const agent of [ani, beni, sari]) {
    expect(agent.faults).toEqual([])
    await agent.close()
  }
})

const roomId = 'r1'

describe('handing rooms on', () => {
  it('[C1] assigned, resolved and reopened, live for everybody who sees it', async () => {
    const refused = await ani.ask('rooms.assign', { roomId, agentId: 'u-beni' })
    expect(refused).toMatchObject({ error: { code: -32000, data: { reason: 'forbidden_role' } } })
    await sari.request('rooms.assign', { roomId, agentId: 'u-beni' })
    await beni.waitFor('room.updated', ({ room }) => room.assignedTo === 'u-beni')
    await ani.waitFor('room.updated', ({ room }) => room.assignedTo === 'u-beni')
    expect(await ani.ask('rooms.resolve', { roomId })).toMatchObject({
      error: { code: -32602, data: { path: 'roomId' } },
    })
    expect((await beni.request('rooms.resolve', { roomId })).room.state).toBe('resolved')
    world.simulator.sendText({ customer: budi.id, text: 'Halo lagi' })
    await ani.waitFor('room.updated', ({ room }) => room.state === 'unassigned')
    const { room } = await beni.request('rooms.reopen', { roomId })
    expect(room).toMatchObject({ state: 'assigned', assignedTo: 'u-beni' })
    await sari.request('rooms.assign', { roomId, agentId: 'u-ani' })
  })
})

describe('an invitation to call', () => {
  it('[C5] reaches the customer, works for a day, and its call is known by it', async () => {
    world.simulator.sendText({ customer: budi.id, text: 'Ada orang?' })
    await ani.waitFor('message.added', ({ message }) => message.text === 'Ada orang?')
    const invitation = { roomId, clientMessageId: 'b1', text: 'Telepon kami saja.' }
    const { message } = await ani.request('rooms.sendCallButton', invitation)
    expect((await ani.request('rooms.sendCallButton', invitation)).message.id).toBe(message.id)
    const buttons = world.simulator.messages().filter(({ content }) => content.type === 'call_button')
    expect(buttons).toHaveLength(1)
    const [button] = buttons
    if (button?.content.type !== 'call_button') throw new Error('There is no button.')
    expect(button.content.body).toBe(invitation.text)
    const [sent] = world.simulator
      .requests()
      .map(request => request.body as { interactive?: { action?: { parameters?: object } } } | undefined)
      .filter(body => body?.interactive?.action?.parameters !== undefined)
    expect(sent?.interactive?.action?.parameters).toMatchObject({ ttl_minutes: 1_440 })
    const { id } = await world.simulator.dial({ customer: budi.id, ctaPayload: button.content.payload ?? '' })
    const { data } = await ani.waitFor('call.offered')
    const tied = await ani.waitFor('message.updated', ({ message: now }) => now.callId !== undefined)
    expect(tied.data.message).toMatchObject({ id: message.id, kind: 'call_button', callId: data.call.id })
    world.simulator.hangUp({ callId: id })
    await ani.waitFor('call.ended')
  })
})

describe('a voicemail', () => {
  /** Ani declines Budi's call; he speaks after the tone. */
  async function voicemail() {
    const sound = Buffer.from('OggS and what Budi said')
    const call = await world.simulator.dial({ customer: budi.id })
    const { data } = await ani.waitFor('call.offered', ({ call: offered }) => offered.customer.id === budi.id)
    await ani.request('call.decline', { callId: data.call.id })
    await world.simulator.waitFor(({ calls }) =>
      calls().find(({ id, state }) => id === call.id && state === 'ended'),
    )
    world.simulator.leaveVoicemail({ callId: call.id, base64: sound.toString('base64') })
    const added = await ani.waitFor(
      'message.added',
      ({ message }) => message.callId === data.call.id && message.kind === 'voicemail',
    )
    return { sound, mediaId: added.data.message.mediaId ?? '' }
  }
  const tokenOf = async (name: string) =>
    (await signIn(world.platform.url, { email: `${name}@example.com`, password })).accessToken
  const get = async (path: string, { by = 'ani', ...headers }: Record<string, string> = {}) =>
    fetch(`${world.platform.url}/media/${path}`, {
      headers: { ...(by !== '' && { authorization: `Bearer ${await tokenOf(by)}` }), ...headers },
    })

  it('[I8] is in the room, and plays for those who may see it, from any place of it', async () => {
    const { sound, mediaId } = await voicemail()
    const whole = await get(mediaId)
    expect(whole.status).toBe(200)
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(sound)
    const headers = Object.fromEntries(whole.headers)
    expect(headers).toMatchObject({
      'content-type': 'audio/ogg; codecs=opus',
      'content-length': String(sound.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
    })
    const etag = headers['etag'] ?? ''
    expect(etag).toMatch(/^"[\da-f]{64}"$/)

    const part = await get(mediaId, { range: 'bytes=5-7' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'and',
      `bytes 5-7/${sound.length}`,
    ])
    const tail = await get(mediaId, { range: 'bytes=-4', 'if-range': etag })
    expect([tail.status, await tail.text()]).toEqual([206, 'said'])
    const beyond = await get(mediaId, { range: `bytes=${sound.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`])
    expect(await beyond.json()).toMatchObject({ error: { reason: 'range_not_satisfiable' } })
    expect((await get(mediaId, { range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200)
    expect((await get(mediaId, { 'if-none-match': etag })).status).toBe(304)
    expect((await get(mediaId, { by: 'sari' })).status).toBe(200)
  })

  it('[I8] is there for nobody else, and leads nowhere else', async () => {
    const { mediaId } = await voicemail()
    expect((await get(mediaId, { by: '' })).status).toBe(401)
    expect((await get(mediaId, { by: '', authorization: 'Bearer nonsense' })).status).toBe(401)
    expect((await get(mediaId, { by: 'beni' })).status).toBe(404)
    for (const path of ['unknown', '..%2Fplatform.sqlite', '%2e%2e%2fplatform.sqlite', `${mediaId}%00`]) {
      expect((await get(path)).status, path).toBe(404)
    }
  })

  it('[I8] is fetched again where Meta stumbles', async () => {
    world.simulator.failNext({ path: '/media-bytes', times: 2, effect: { kind: 'status', httpStatus: 503 } })
    const { sound, mediaId } = await voicemail()
    await expect.poll(async () => (await get(mediaId)).status, { timeout: 30_000, interval: 100 }).toBe(200)
    expect(Buffer.from(await (await get(mediaId)).arrayBuffer())).toEqual(sound)
    world.simulator.clearFaults()
  })

  it('[I8] a voice note right after the call is one, too', async () => {
    await world.simulator.dial({ customer: citra.id })
    const { data } = await beni.waitFor('call.offered', ({ call }) => call.customer.id === citra.id)
    for (const agent of [ani, beni]) {
      await agent.waitFor('call.offered', ({ call }) => call.id === data.call.id)
      await agent.request('call.decline', { callId: data.call.id })
    }
    await beni.waitFor('call.ended')
    world.simulator.sendVoiceNote({ customer: citra.id })
    const { data: added } = await beni.waitFor(
      'message.added',
      ({ message }) => message.mediaId !== undefined,
    )
    expect(added.message).toMatchObject({ kind: 'voicemail', callId: data.call.id })
  })
})

describe('what an agent reports of a call', () => {
  it('[L3] is taken from who had it alone, and stands in the file of the report', async () => {
    const { id } = await world.simulator.dial({ customer: budi.id })
    const { data } = await ani.waitFor('call.offered')
    const callId = data.call.id
    await ani.request('call.answer', { callId, sdp: answerTo(data.sdp) })
    const report = {
      callId,
      stats: { jitterMs: 12, codec: 'opus' },
      note: 'Kembali besok',
      disposition: 'sale',
      tags: ['refund', 'vip'],
    }
    expect(await ani.request('call.report', report)).toEqual({})
    expect(await sari.ask('call.report', report)).toMatchObject({
      error: { code: -32602, data: { path: 'callId' } },
    })
    world.simulator.hangUp({ callId: id })
    await ani.waitFor('call.ended')
    const { accessToken } = await signIn(world.platform.url, { email: 'sari@example.com', password })
    const csv = await fetch(`${world.platform.url}/reports/calls.csv?agentId=u-ani&status=answered`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const rows = readCsv(await csv.text())
    expect(rows.find(row => row['call_id'] === callId)).toMatchObject({
      disposition: 'sale',
      note: 'Kembali besok',
      tags: 'refund; vip',
    })
  })
})
