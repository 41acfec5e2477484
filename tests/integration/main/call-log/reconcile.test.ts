import { describe, expect, it } from 'vitest'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import { forgetBefore } from '../../../../src-main/call-log/forget.ts'
import type { CallLog } from '../../../../src-main/call-log/call-log.ts'
import { entryOf } from '../../../../src-main/call-log/entry.ts'
import { reconcile } from '../../../../src-main/call-log/reconcile.ts'
import { aCall, aSession } from '../../../support/builders/wire.ts'
import { logWorld, owner } from './log-world.ts'

const now = Date.parse('2026-11-23T10:00:00.000Z')
const accounts = [{ id: 'acc-1', name: 'Toko Sinar', displayPhone: '+62', inbound: true, outbound: true }]
const session = aSession({ accounts })
const time = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString()

const ended = (id: string, minutesAgo: number, over: object = {}): WireCall =>
  aCall({
    id,
    state: 'ended',
    status: 'unanswered',
    reason: 'customer_hung_up',
    offeredAt: time(minutesAgo),
    endedAt: time(minutesAgo - 1),
    ringMs: 60_000,
    ...over,
  })

/** Asks a platform that answers page by page; resolves with what it was asked. */
async function reconciled(callLog: CallLog, pages: readonly (readonly WireCall[])[]) {
  const asked: Params<'calls.history'>[] = []
  await reconcile({
    callLog,
    owner,
    history: async (params): Promise<Result<'calls.history'>> => {
      asked.push(params)
      const page = Number(params.cursor ?? 0)
      const next = page + 1 < pages.length ? { nextCursor: String(page + 1) } : {}
      return { calls: [...(pages[page] ?? [])], ...next }
    },
    session: () => session,
    // As the steady clock counts.
    platformNow: () => now + 0.25,
    onMissed: () => undefined,
  })
  return asked
}

describe('[D5] what the platform remembers', () => {
  it('is taken to its last page, each call once where pages overlap', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    const calls = Array.from({ length: 450 }, (_, n) => ended(`c${n}`, n + 1))
    const asked = await reconciled(callLog, [calls.slice(0, 200), calls.slice(199, 400), calls.slice(400)])
    expect(asked.map(({ cursor, since }) => [cursor, since])).toEqual([
      [undefined, undefined],
      ['1', undefined],
      ['2', undefined],
    ])
    expect(await world.idsIn(callLog, { limit: 500 })).toEqual(calls.map(call => call.id))
  })

  it('corrects a call that is in the log already: its times, its reason, who had it', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [entryOf(ended('c1', 30), session)])
    const bo = { id: 'u-bo', name: 'Bo' }
    const talk = { status: 'answered', reason: 'completed', answeredAt: time(29), talkMs: 42_000 }
    await reconciled(callLog, [[ended('c1', 30, { ...talk, agent: bo })]])
    const { entries } = await callLog.query(owner, { search: '', filter: 'all', limit: 9 })
    expect(entries).toMatchObject([{ callId: 'c1', status: 'elsewhere', answeredBy: 'Bo' }])
    await reconciled(callLog, [
      [ended('c1', 30, { ...talk, agent: session.me, talkMs: 41_000, ringMs: 59_000 })],
    ])
    const corrected = await callLog.query(owner, { search: '', filter: 'all', limit: 9 })
    expect(corrected.entries).toMatchObject([
      { callId: 'c1', status: 'answered', reason: 'completed', talkMs: 41_000, ringMs: 59_000 },
    ])
  })

  it('is the same call as the one that an event told, in whichever order they come', async () => {
    for (const first of ['event', 'history'] as const) {
      using world = logWorld()
      const callLog = world.openLog()
      const live = entryOf(aCall({ id: 'c1', offeredAt: time(5) }), session)
      const over = entryOf(ended('c1', 5), session)
      if (first === 'event') callLog.put(owner, [live])
      await reconciled(callLog, [[ended('c1', 5)]])
      if (first === 'history') callLog.put(owner, [live])
      callLog.put(owner, [over])
      const { entries } = await callLog.query(owner, { search: '', filter: 'all', limit: 9 })
      expect(entries).toEqual([over])
    }
  })

  it('is asked for again from an hour before, since Meta corrects late, or from the oldest call that goes on', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    await reconciled(callLog, [[]])
    expect((await reconciled(callLog, [[]]))[0]?.since).toBe(time(60))
    callLog.put(owner, [entryOf(aCall({ id: 'long', offeredAt: time(200) }), session)])
    expect((await reconciled(callLog, [[]]))[0]?.since).toBe(time(200))
  })

  it('is not asked for from before the log was deleted, and what comes all the same stays out', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    await forgetBefore(callLog, now - 10 * 60_000, owner)
    const asked = await reconciled(callLog, [[ended('new', 5), ended('deleted', 15)]])
    expect(asked[0]?.since).toBe(time(10))
    expect(await world.idsIn(callLog)).toEqual(['new'])
  })

  it('is left half taken when the platform breaks off, and asked for from the start again', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    const onMissed = () => undefined
    const parts = { callLog, owner, session: () => session, platformNow: () => now, onMissed }
    const breaksOff = reconcile({
      ...parts,
      history: async ({ cursor }) => {
        if (cursor !== undefined) throw new Error('The link was lost.')
        return { calls: [ended('c1', 1)], nextCursor: '1' }
      },
    })
    await expect(breaksOff).rejects.toThrow('The link was lost.')
    const asked = await reconciled(callLog, [[ended('c1', 1), ended('c2', 2)]])
    expect(asked[0]?.since).toBeUndefined()
    expect(await world.idsIn(callLog)).toEqual(['c1', 'c2'])
  })
})
