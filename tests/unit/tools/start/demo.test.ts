import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applySeed } from '../../../../src-platform/seed/seed.ts'
import { createReportService } from '../../../../src-platform/reports/report-service.ts'
import { openStore } from '../../../../src-platform/store/open-store.ts'
import type { Store } from '../../../../src-platform/store/store.ts'
import { readRoles } from '../../../../tools/start/demo-roles.ts'
import { demoSeed } from '../../../../tools/start/demo-seed.ts'
import { valueOf } from '../../../support/core/outcomes.ts'

const now = new Date(2026, 10, 24, 15, 30)

interface PastCall {
  readonly agentId?: string
  readonly offeredAt: string
  readonly ringMs: number
  readonly talkMs?: number
}

let store: Store
beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' })
})
afterEach(() => store.close())

describe('the demo', () => {
  it('begins with two weeks of calls, in which every rupiah is accounted for', async () => {
    expect(await applySeed(store, JSON.parse(JSON.stringify(demoSeed(now))), now.getTime())).toBe('applied')
    const reports = createReportService({ store })
    const { totals, byDay } = await valueOf(reports.summary({ timeZone: 'UTC' }))
    expect(totals.calls).toBeGreaterThan(500)
    expect(totals.answered / totals.calls).toBeGreaterThan(0.6)
    expect(byDay.length).toBeGreaterThanOrEqual(14)
    await store.read(async tx => {
      let spent = 0
      for (const account of await tx.accounts.all()) {
        const entries = await tx.ledger.ofAccount(account.id)
        const sum = entries.reduce((all, entry) => all + entry.amountMinor, 0)
        expect(await tx.ledger.balance(account.id)).toBe(sum)
        expect(sum).toBeGreaterThan(5_000_000)
        for (const { reason, amountMinor } of entries) if (reason === 'call') spent -= amountMinor
      }
      // [O5] What the report says that calls cost is what the accounts paid.
      expect(spent).toBe(totals.cost.minor)
      expect(spent).toBeGreaterThan(0)
    })
    const { rows } = await valueOf(reports.calls({ filter: {}, limit: 200 }))
    expect(rows.every(row => Date.parse(row.endedAt ?? '') < now.getTime())).toBe(true)
  })

  it('[I4] lets nobody talk to two customers at once', () => {
    const { history } = demoSeed(now) as { history: { calls: PastCall[] } }
    for (const agentId of new Set(history.calls.map(call => call.agentId))) {
      const spoken = history.calls
        .filter(call => call.agentId === agentId && agentId !== undefined)
        .map(call => {
          const from = Date.parse(call.offeredAt)
          return { from, until: from + call.ringMs + (call.talkMs ?? 0) }
        })
      spoken.forEach(({ from }, index) => {
        expect(from).toBeGreaterThanOrEqual(spoken[index - 1]?.until ?? 0)
      })
    }
  })

  it('is the same history for the same moment', () => {
    expect(demoSeed(now)).toEqual(demoSeed(now))
  })

  it('opens an app for each role that is named', () => {
    expect(readRoles(['node', 'start'])).toEqual(['agent'])
    expect(readRoles(['node', 'start', '--as', 'supervisor'])).toEqual(['supervisor'])
    expect(readRoles(['node', 'start', '--as', 'agent,admin,agent'])).toEqual(['agent', 'admin'])
    expect(() => readRoles(['node', 'start', '--as', 'boss'])).toThrow(/boss/)
    expect(() => readRoles(['node', 'start', '--as'])).toThrow(/agent, supervisor, admin/)
  })
})
