import { describe, expect, it } from 'vitest'
import { type AgentId, agentIdSchema, sessionIdSchema } from '#shared/domain/ids.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Role } from '#shared/domain/room.ts'
import type { Method } from '#shared/protocol/methods.ts'
import type { Handlers } from '../../../../src-platform/agents/methods.ts'
import { createAnswerRequest } from '../../../../src-platform/agents/rpc.ts'
import { createLogger } from '../../../../src-platform/logger.ts'
import { createMetrics } from '../../../../src-platform/metrics.ts'
import { done, refused, unknownId } from '../../../../src-platform/outcome.ts'

function setUp(handlers: Handlers, isLeaving = () => false) {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  const log = createLogger({ level: 'info', secrets: [], destination })
  const metrics = createMetrics()
  const refusals: string[] = []
  const noteRefusedAccess = (agentId: AgentId, method: Method) => {
    refusals.push(`${agentId} ${method}`)
    return Promise.resolve()
  }
  const answerRequest = createAnswerRequest({
    handlers,
    log,
    metrics,
    newId: () => 'fault-1',
    noteRefusedAccess,
    isLeaving,
  })
  const answer = async (method: string, params: Record<string, unknown> = {}, role: Role = 'agent') => {
    const viewer = { agentId: agentIdSchema.parse('u-ani'), sessionId: sessionIdSchema.parse('s-1'), role }
    const frame = await answerRequest(viewer, { kind: 'request', id: 7, method, params })
    return JSON.parse(frame) as unknown
  }
  return { answer, lines, metrics, refusals }
}

describe('a request', () => {
  it('gets its handler the checked parameters, and the asking desktop the result', async () => {
    const asked: unknown[] = []
    const { answer } = setUp({
      'presence.set': (viewer, params) => {
        asked.push(viewer.agentId, params)
        return Promise.resolve(done({}))
      },
    })
    expect(await answer('presence.set', { status: 'away', more: 1 })).toEqual({
      jsonrpc: '2.0',
      id: 7,
      result: {},
    })
    expect(asked).toEqual(['u-ani', { status: 'away' }])
  })

  it('of a method for others is refused by its role, before its parameters are looked at', async () => {
    const { answer, refusals } = setUp({ 'queue.unwatch': () => Promise.resolve(done({})) })
    expect(await answer('queue.unwatch')).toMatchObject({
      error: { code: -32000, data: { reason: 'forbidden_role' } },
    })
    expect(await answer('queue.unwatch', {}, 'supervisor')).toMatchObject({ result: {} })
    expect(refusals).toEqual(['u-ani queue.unwatch'])
  })

  it.each<[Refusal, object]>([
    [{ reason: 'window_closed' }, { reason: 'window_closed', rule: 'C3' }],
    [
      { reason: 'agent_busy', rule: 'I4' },
      { reason: 'agent_busy', rule: 'I4' },
    ],
    [
      { reason: 'taken', by: { id: 'u-b', name: 'Beni' } },
      { rule: 'I5', by: { id: 'u-b', name: 'Beni' } },
    ],
    [
      { reason: 'request_limit_day', retryAt: 0 },
      { rule: 'P2', retryAt: '1970-01-01T00:00:00.000Z' },
    ],
    [
      { reason: 'provider_refused', provider: { code: 100, message: 'No' } },
      { reason: 'provider_refused', provider: { code: 100, message: 'No' } },
    ],
  ])('that is refused with %o says so for machines', async (refusal, data) => {
    const { answer } = setUp({ 'presence.set': () => Promise.resolve(refused(refusal)) })
    expect(await answer('presence.set', { status: 'away' })).toMatchObject({ error: { code: -32000, data } })
  })

  it('of somebody who was disabled in the middle of a call ends the call, and does nothing else', async () => {
    const nothing = () => Promise.resolve(done({}))
    const { answer } = setUp({ 'presence.set': nothing, 'call.hangup': nothing }, () => true)
    expect(await answer('presence.set', { status: 'away' })).toMatchObject({
      error: { data: { reason: 'forbidden_role' } },
    })
    expect(await answer('call.hangup', { callId: 'c1' })).toMatchObject({ result: {} })
  })

  it('of an unknown id names the parameter', async () => {
    const { answer } = setUp({ 'presence.set': () => Promise.resolve(unknownId('roomId')) })
    expect(await answer('presence.set', { status: 'away' })).toMatchObject({
      error: { code: -32602, data: { path: 'roomId' } },
    })
  })

  it('that fails tells the desktop an id alone, and the log everything under it', async () => {
    const { answer, lines, metrics } = setUp({
      'presence.set': () => Promise.reject(new Error('the table users is broken')),
    })
    const reply = await answer('presence.set', { status: 'away' })
    expect(reply).toMatchObject({ error: { code: -32603, data: { faultId: 'fault-1' } } })
    expect(JSON.stringify(reply)).not.toContain('broken')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      faultId: 'fault-1',
      err: { message: 'the table users is broken' },
    })
    expect(await metrics.text()).toContain('method="presence.set",outcome="failed"')
  })
})
