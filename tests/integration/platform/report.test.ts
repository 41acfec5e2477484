import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportSort } from '#shared/protocol/reports.ts'
import { signIn } from '../../support/agent-socket.ts'
import type { AgentClient } from '../../support/agent-client.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { readCsv } from '../../support/csv.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { budi, citra, password } from '../../support/seed.ts'

let platform: TestPlatform
let ani: AgentClient
let sari: AgentClient
const isCitra = { from: citra.id, name: citra.name }
const start = '2026-11-23T09:00:00.000Z'

/** Two calls to Ani: Budi's, whom she declines, and Citra's, who gives up after 8 s; and one that rings on. */
beforeAll(async () => {
  platform = await startTestPlatform({ clock: 'test' })
  await platform.moveClock({ now: start })
  ;[ani, sari] = await Promise.all([platform.agent('ani'), platform.agent('sari')])
  await platform.postWebhook(customerCalls({ id: 'wacid.r-1', at: Date.parse(start) }))
  const { data } = await ani.waitFor('call.offered')
  await platform.moveClock({ advanceMs: 3_000 })
  await ani.request('call.decline', { callId: data.call.id })
  await platform.moveClock({ now: '2026-11-23T10:00:00.000Z' })
  const tenOclock = Date.parse('2026-11-23T10:00:00.000Z')
  await platform.postWebhook(customerCalls({ id: 'wacid.r-2', at: tenOclock, ...isCitra }))
  await ani.waitFor('call.offered', ({ call }) => call.customer.id === citra.id)
  await platform.moveClock({ advanceMs: 8_000 })
  await platform.postWebhook(customersCallEnds({ id: 'wacid.r-2', at: tenOclock + 8_000, ...isCitra }))
  await ani.waitFor('call.ended', ({ call }) => call.customer.id === citra.id)
  await platform.postWebhook(customerCalls({ id: 'wacid.r-3', at: tenOclock + 8_000 }))
  await ani.waitFor('call.offered', ({ call }) => Date.parse(call.offeredAt) > tenOclock)
})
afterAll(async () => {
  for (const agent of [ani, sari]) expect(agent.faults).toEqual([])
  await platform.stop()
})

const tokenOf = async (name: string) =>
  (await signIn(platform.url, { email: `${name}@example.com`, password })).accessToken
const getCsv = async (query: string, name?: string) =>
  fetch(`${platform.url}/reports/calls.csv${query}`, {
    ...(name !== undefined && { headers: { authorization: `Bearer ${await tokenOf(name)}` } }),
  })

describe('the call report on the wire', () => {
  it('[L1] [L2] has every call that is over, newest first, with who, when, how long and why', async () => {
    const { rows, nextCursor } = await sari.request('report.calls', { filter: {} })
    expect(nextCursor).toBeUndefined()
    expect(rows).toEqual([
      expect.objectContaining({
        direction: 'inbound',
        state: 'ended',
        accountId: 'acc1',
        customer: { id: citra.id, name: citra.name, phone: `+${citra.id}` },
        offeredAt: '2026-11-23T10:00:00.000Z',
        ringMs: 8_000,
        talkMs: 0,
        status: 'unanswered',
        reason: 'customer_hung_up',
        endedBy: 'customer',
      }),
      expect.objectContaining({
        customer: { id: budi.id, name: 'Budi', phone: `+${budi.id}` },
        offeredAt: start,
        ringMs: 3_000,
        status: 'unanswered',
        reason: 'rejected_by_agent',
        endedBy: 'agent',
      }),
    ])
    expect(rows.map(row => row.agent)).toEqual([undefined, undefined])
    const answered = await sari.request('report.calls', { filter: { status: 'answered' } })
    expect(answered.rows).toEqual([])
    const unanswered = await sari.request('report.calls', { filter: { status: 'unanswered' } })
    expect(unanswered.rows).toEqual(rows)
  })

  it('[L3] pages by a cursor, and refuses one that is none', async () => {
    const first = await sari.request('report.calls', { filter: {}, limit: 1 })
    expect(first.rows).toHaveLength(1)
    const second = await sari.request('report.calls', { filter: {}, limit: 1, cursor: first.nextCursor })
    expect(second.rows[0]?.reason).toBe('rejected_by_agent')
    expect(second.nextCursor).toBeUndefined()
    expect(await sari.ask('report.calls', { filter: {}, cursor: 'x' })).toMatchObject({
      error: { code: -32602, data: { path: 'cursor' } },
    })
  })

  it('[L3] puts the rows into the order that is asked for, and the file alike', async () => {
    const reasons = async (sort: ReportSort) =>
      (await sari.request('report.calls', { filter: {}, sort })).rows.map(row => row.reason)
    expect(await reasons('-ringMs')).toEqual(['customer_hung_up', 'rejected_by_agent'])
    expect(await reasons('ringMs')).toEqual(['rejected_by_agent', 'customer_hung_up'])
    expect(await reasons('offeredAt')).toEqual(['rejected_by_agent', 'customer_hung_up'])
    const file = readCsv(await (await getCsv('?sort=ringMs', 'sari')).text())
    expect(file.map(row => row['ring_ms'])).toEqual(['3000', '8000'])
    const first = await sari.request('report.calls', { filter: {}, sort: 'ringMs', limit: 1 })
    expect(
      await sari.ask('report.calls', { filter: {}, sort: 'talkMs', cursor: first.nextCursor }),
    ).toMatchObject({ error: { code: -32602, data: { path: 'cursor' } } })
  })

  it('[L3] sums up what the filter shows', async () => {
    const summary = await sari.request('report.summary', { filter: { timeZone: 'Asia/Jakarta' } })
    const none = { currency: 'IDR', minor: 0 }
    const two = { calls: 2, answered: 0, unanswered: 2, talkMs: 0, waitMs: 0, cost: none }
    expect(summary.totals).toEqual(two)
    expect(summary.byDay).toEqual([{ day: '2026-11-23', ...two }])
    expect(summary.byHour.filter(bucket => bucket.calls > 0)).toMatchObject([
      { hour: 16, calls: 1 },
      { hour: 17, calls: 1 },
    ])
    const { totals } = await sari.request('report.summary', { filter: { query: '0898 765' } })
    expect(totals.calls).toBe(1)
  })

  it.each(['accountId', 'agentId'] as const)('[L3] does not know a filter’s %s of nothing', async field => {
    const filter = { [field]: 'nowhere' }
    for (const method of ['report.calls', 'report.summary'] as const) {
      expect(await sari.ask(method, { filter })).toMatchObject({
        error: { code: -32602, data: { reason: 'unknown_id', path: `filter.${field}` } },
      })
    }
    const response = await getCsv(`?${field}=nowhere`, 'sari')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { reason: 'unknown_id', path: field } })
  })

  it('[L1] is for supervisors and admins; agents have their own calls alone', async () => {
    for (const method of ['report.calls', 'report.summary'] as const) {
      expect(await ani.ask(method, { filter: {} })).toMatchObject({
        error: { code: -32000, data: { reason: 'forbidden_role' } },
      })
    }
    const adi = await platform.agent('adi')
    expect((await adi.request('report.calls', { filter: {} })).rows).toHaveLength(2)
    await adi.close()
    expect(await ani.request('report.ownCalls', { filter: { agentId: 'u-beni' } })).toEqual({ rows: [] })
    expect((await ani.request('report.ownSummary', { filter: {} })).totals.calls).toBe(0)
  })
})

describe('the CSV of the call report', () => {
  it('[L3] holds exactly the calls that the filter shows', async () => {
    const filters: Record<string, string>[] = [
      {},
      { query: 'citra' },
      { reason: 'rejected_by_agent' },
      { from: start },
    ]
    for (const filter of filters) {
      const { rows } = await sari.request('report.calls', { filter })
      const response = await getCsv(`?${new URLSearchParams(filter).toString()}`, 'sari')
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('text/csv; charset=utf-8')
      expect(response.headers.get('content-disposition')).toContain('calls.csv')
      const file = readCsv(await response.text())
      expect(file.map(row => [row['call_id'], row['reason'], row['ring_ms'], row['phone']])).toEqual(
        rows.map(row => [row.id, row.reason, String(row.ringMs), row.customer.phone]),
      )
      expect(file.every(row => row['agent'] === 'N/A' && row['account'] === 'Toko Sinar')).toBe(true)
    }
  })

  it('begins with a byte order mark', async () => {
    const bytes = new Uint8Array(await (await getCsv('', 'sari')).arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
  })

  it('is for who is signed in, as supervisor or admin', async () => {
    const unknown = await getCsv('')
    expect(unknown.status).toBe(401)
    expect(unknown.headers.get('www-authenticate')).toBe('Bearer')
    expect(await unknown.json()).toMatchObject({ error: { reason: 'not_signed_in' } })
    const agent = await getCsv('', 'ani')
    expect(agent.status).toBe(403)
    expect(await agent.json()).toMatchObject({ error: { reason: 'forbidden_role' } })
    expect((await getCsv('', 'adi')).status).toBe(200)
  })

  it.each([
    ['?from=yesterday', 'from'],
    ['?status=maybe', 'status'],
    ['?reason=', 'reason'],
    ['?direction=inbound&direction=outbound', 'direction'],
    ['?agent=u-ani', ''],
    ['?sort=name', 'sort'],
    ['?timeZone=Mars/Olympus', 'timeZone'],
  ])('refuses %s, and says where the fault is', async (query, path) => {
    const response = await getCsv(query, 'sari')
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { reason: string; message: string; path: string } }
    expect(error).toMatchObject({ reason: 'bad_request', path })
    expect(error.message).not.toBe('')
  })
})
