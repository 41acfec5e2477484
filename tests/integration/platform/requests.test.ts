import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { methods, type Method } from '#shared/protocol/methods.ts'
import { encodeRequest } from '#shared/protocol/rpc.ts'
import { openSocket, signIn } from '../../support/agent-socket.ts'
import type { AgentClient } from '../../support/agent-client.ts'
import { customerCalls, customerWrites } from '../../support/builders/webhooks.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { password } from '../../support/seed.ts'

let platform: TestPlatform
let ani: AgentClient
let beni: AgentClient
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[ani, beni] = await Promise.all([platform.agent('ani'), platform.agent('beni')])
})
afterAll(async () => {
  for (const agent of [ani, beni]) expect(agent.faults).toEqual([])
  await platform.stop()
})

/** Sends a request past the types, and returns the whole answer. */
async function sendRaw(method: string, params: unknown): Promise<unknown> {
  const { accessToken } = await signIn(platform.url, { email: 'ani@example.com', password })
  const socket = await openSocket(platform.url, { accessToken })
  const answers = new Promise<unknown>(resolve => {
    socket.on('message', data => {
      const answer = JSON.parse((data as Buffer).toString('utf8')) as { id?: unknown }
      if (answer.id === 'raw') resolve(answer)
    })
  })
  socket.send(encodeRequest(0, 'session.hello', { client: { name: 'raw', version: '0', platform: 'test' } }))
  socket.send(JSON.stringify({ jsonrpc: '2.0', id: 'raw', method, params }))
  const answer = await answers
  socket.terminate()
  return answer
}

const built: Method[] = [
  'session.hello',
  'audit.list',
  'audit.verify',
  'users.list',
  'users.save',
  'users.invite',
  'customers.erase',
  'users.disable',
  'users.enable',
  'presence.set',
  'rooms.list',
  'rooms.messages',
  'rooms.send',
  'rooms.sendCallButton',
  'rooms.assign',
  'rooms.resolve',
  'rooms.reopen',
  'rooms.markRead',
  'ringGroups.list',
  'ringGroups.save',
  'ringGroups.remove',
  'accounts.list',
  'accounts.configure',
  'accounts.test',
  'accounts.candidates',
  'accounts.connect',
  'consent.check',
  'consent.request',
  'consent.evidence',
  'balance.get',
  'balance.topUp',
  'call.dial',
  'call.answer',
  'call.decline',
  'call.hangup',
  'call.report',
  'calls.history',
  'wrapUp.finish',
  'wrapUp.extend',
  'echo.open',
  'echo.close',
  'queue.watch',
  'queue.unwatch',
  'report.calls',
  'report.summary',
  'report.ownCalls',
  'report.ownSummary',
  'balance.ledger',
  'rates.list',
  'rates.import',
  'calls.withdraw',
  'calls.reroute',
  'agents.nudge',
  'agents.setPresence',
]
const later = (Object.keys(methods) as Method[]).filter(method => !built.includes(method))

describe('a request', () => {
  it.each(['no.such', 'toString', '__proto__', ...later])('%s is not known yet', async method => {
    expect(await sendRaw(method, {})).toMatchObject({ id: 'raw', error: { code: -32601 } })
  })

  it.each<[string, unknown, string]>([
    ['rooms.list', { filter: 'everything' }, 'filter'],
    ['rooms.list', { filter: 'mine', limit: 0 }, 'limit'],
    ['rooms.send', { roomId: 'r1', clientMessageId: 'c1', text: '  ' }, 'text'],
    ['call.answer', { callId: 'c1' }, 'sdp'],
    ['call.answer', { callId: '', sdp: 'v=0' }, 'callId'],
    ['calls.history', { since: 'yesterday' }, 'since'],
    ['presence.set', undefined, 'status'],
  ])('%s with bad parameters %j is answered with the path %s', async (method, params, path) => {
    expect(await sendRaw(method, params)).toMatchObject({ error: { code: -32602, data: { path } } })
  })

  it.each<[string, unknown, string]>([
    ['rooms.messages', { roomId: 'nowhere' }, 'roomId'],
    ['rooms.send', { roomId: 'nowhere', clientMessageId: 'c1', text: 'Halo' }, 'roomId'],
    ['rooms.markRead', { roomId: 'nowhere' }, 'roomId'],
    ['call.answer', { callId: 'nothing', sdp: 'v=0' }, 'callId'],
    ['call.decline', { callId: 'nothing' }, 'callId'],
    ['call.hangup', { callId: 'nothing' }, 'callId'],
    ['call.dial', { roomId: 'nowhere', dialId: 'd1', sdp: 'v=0' }, 'roomId'],
  ])('%s of an unknown id is answered with its path', async (method, params, path) => {
    expect(await sendRaw(method, params)).toMatchObject({
      error: { code: -32602, data: { path, reason: 'unknown_id' } },
    })
  })

  it('is answered once, however many are sent at the same moment', async () => {
    const replies = await Promise.all(
      Array.from({ length: 300 }, () => ani.request('rooms.list', { filter: 'mine' })),
    )
    expect(replies.every(({ rooms }) => rooms.length === 1)).toBe(true)
  })

  it('of somebody else’s room is of an unknown id', async () => {
    const reply = await beni.ask('rooms.messages', { roomId: 'r1' })
    expect(reply).toMatchObject({ ok: false, error: { code: -32602, data: { path: 'roomId' } } })
  })
})

describe('presence', () => {
  it('is told to everybody, and kept', async () => {
    await ani.request('presence.set', { status: 'away' })
    const isAni = ({ agent }: { agent: { id: string; presence: string } }) => agent.id === 'u-ani'
    expect((await beni.waitFor('agent.updated', isAni)).data.agent.presence).toBe('away')
    await ani.waitFor('agent.updated', isAni)
    const again = await platform.agent('ani')
    expect(again.hello.snapshot?.agents.find(agent => agent.id === 'u-ani')?.presence).toBe('away')
    await again.close()
  })
})

describe('rooms', () => {
  it('show a message to their agent, and count it as unread until it is read', async () => {
    await platform.postWebhook(customerWrites('Apa kabar?', { id: 'wamid.r-1', at: Date.now() }))
    const { data } = await ani.waitFor('message.added', ({ message }) => message.text === 'Apa kabar?')
    expect(data.message).toMatchObject({ roomId: 'r1', direction: 'in', kind: 'text' })
    await ani.waitFor('room.updated', ({ room }) => room.id === 'r1' && room.unread > 0)
    const { room } = await ani.request('rooms.markRead', { roomId: 'r1' })
    expect(room.unread).toBe(0)
    const { rooms } = await ani.request('rooms.list', { filter: 'mine' })
    expect(rooms).toMatchObject([{ id: 'r1', unread: 0 }])
    expect(beni.eventsOf('message.added')).toEqual([])
  })

  it('say in a sentence and in words for machines why a message was not sent', async () => {
    const reply = await ani.ask('rooms.send', { roomId: 'r1', clientMessageId: 'c-1', text: 'Halo' })
    // Nobody listens at the Graph API here.
    expect(reply).toMatchObject({
      ok: false,
      error: { code: -32000, data: { reason: 'provider_refused', provider: { code: 0 } } },
    })
    expect(reply.ok ? '' : reply.error.message).toMatch(/^[A-Z].*\.$/)
  })
})

describe('calls', () => {
  it('[I1] ring at the room’s agent, with the offer and a hard end, and are in the snapshot of who comes later', async () => {
    const afterSeq = ani.lastSeq
    await platform.postWebhook(customerCalls({ id: `wacid.requests-${afterSeq}`, at: Date.now() }))
    const offered = await ani.waitFor('call.offered', undefined, { afterSeq })
    expect(offered.data).toMatchObject({ via: 'room', call: { state: 'offered', roomId: 'r1' } })
    expect(Date.parse(offered.data.ringUntil)).toBeGreaterThan(Date.now())
    const second = await platform.agent('ani')
    expect(second.hello.snapshot?.offers).toMatchObject([{ call: { id: offered.data.call.id } }])

    const refused = await beni.ask('call.answer', { callId: offered.data.call.id, sdp: 'v=0' })
    expect(refused).toMatchObject({ error: { code: -32000, data: { reason: 'not_offered', rule: 'I5' } } })

    await second.request('call.decline', { callId: offered.data.call.id })
    for (const desktop of [ani, second]) {
      const isIt = ({ callId }: { readonly callId: string }) => callId === offered.data.call.id
      expect((await desktop.waitFor('call.withdrawn', isIt)).data.reason).toBe('declined')
      await desktop.waitFor('call.ended', ({ call }) => call.id === offered.data.call.id)
    }
    const { calls } = await ani.request('calls.history', {})
    expect(calls.find(call => call.id === offered.data.call.id)).toMatchObject({
      state: 'ended',
      reason: 'rejected_by_agent',
    })
    await second.close()
  })
})
