import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { agentId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds, customerWrites } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { findPostgres, startPostgres, type PostgresServer } from '../../support/postgres.ts'

describe.runIf(findPostgres() !== undefined)('two nodes on one PostgreSQL', () => {
  let server: PostgresServer
  let stores: Store[]
  let first: CoreWorld
  let second: CoreWorld

  beforeAll(async () => {
    server = await startPostgres()
    const url = await server.createDatabase()
    stores = [await openStore({ kind: 'postgres', url }), await openStore({ kind: 'postgres', url })]
    first = await openWorld({ store: stores[0]! })
    second = await first.restart({ store: stores[1]! })
  })
  afterAll(async () => {
    await first.core.stop()
    await second.core.stop()
    for (const store of stores) await store.close()
    await server.stop()
  })

  it('[I5] a call is taken by exactly one agent, asked on both at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const wacid = `wacid.round-${round}`
      await first.post(customerCalls({ id: wacid, from: `6281000${1_000 + round}` }))
      const id = (await first.calls()).find(call => call.providerCallId === wacid)!.id
      const answers = await Promise.all([
        first.core.calls.answer(holder('ani'), id, 'v=0'),
        second.core.calls.answer(holder('beni'), id, 'v=0'),
        first.core.calls.answer(holder('ani', 'ani-2'), id, 'v=0'),
      ])
      expect(answers.filter(answer => answer.ok)).toHaveLength(1)
      for (const answer of answers) {
        expect(answer).toMatchObject(answer.ok ? {} : { refusal: { reason: 'taken' } })
      }
      const accepts = [...first.graph.requests, ...second.graph.requests].filter(
        request => request.action === 'accept' && request.call === wacid,
      )
      expect(accepts).toHaveLength(1)
      await first.post(customersCallEnds({ id: wacid, startedAt: t0, endedAt: t0 + 1_000 }))
    }
  })

  it('keeps messages, history and snapshots as on SQLite', async () => {
    await first.post(customerWrites('Halo', { from: '6285555555555', name: 'Eka' }))
    const { rooms } = await valueOf(
      second.core.rooms.list(agentId('dewi'), { filter: 'unassigned', query: 'eka' }),
    )
    expect(rooms).toMatchObject([{ unread: 1, customer: { name: 'Eka' } }])
    const sent = await valueOf(
      second.core.rooms.send(agentId('dewi'), {
        roomId: rooms[0]!.id,
        clientMessageId: 'c1',
        text: 'Halo Eka',
      }),
    )
    expect(sent.message.status).toBe('sent')
    const page = await valueOf(second.core.calls.history(agentId('ani'), { limit: 4 }))
    const next = await valueOf(
      first.core.calls.history(agentId('ani'), { limit: 20, cursor: page.nextCursor }),
    )
    expect(new Set([...page.calls, ...next.calls].map(call => call.id)).size).toBe(10)
    const snapshot = await second.core.calls.snapshot(agentId('dewi'))
    expect(snapshot.agents.map(agent => agent.state)).toEqual(['free', 'free', 'free'])
  })
})
