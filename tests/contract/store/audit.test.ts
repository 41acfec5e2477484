import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AuditDraft } from '#shared/domain/audit.ts'
import { appendAudit } from '../../../src-platform/audit/append-audit.ts'
import { createAuditService } from '../../../src-platform/audit/audit-service.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { t0 } from '../../support/builders/calls.ts'
import { agentId, aUser } from '../../support/builders/records.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { rawDatabase } from '../../support/raw-database.ts'
import { storeSources } from './stores.ts'

describe.each(storeSources)('the audit log on $name', source => {
  let store: Store
  const decisions = { run: () => Promise.reject(new Error('Nothing is decided here.')) }
  const service = () => createAuditService({ store, decisions })
  const write = (draft: AuditDraft, at = t0) => store.transaction(tx => appendAudit(tx, draft, at))
  const list = (filter = {}, page = {}) => valueOf(service().list({ filter, ...page }))
  const actions = async (filter = {}) => (await list(filter)).entries.map(({ action }) => action)
  const verify = () => valueOf(service().verify())

  beforeAll(() => source.start())
  afterAll(() => source.stop())
  beforeEach(async () => {
    store = await source.open()
    await store.transaction(tx => tx.users.insert(aUser('adi', { role: 'admin' })))
  })

  it('tells who did what to what and when, the newest first', async () => {
    const subject = { kind: 'user', id: 'ani', name: 'Ani' } as const
    await write({ actor: agentId('adi'), action: 'user.disabled', subject })
    await write({ action: 'sign_in.failed', details: { address: '10.0.0.1' } }, t0 + 1)
    expect(await list()).toEqual({
      entries: [
        { seq: 2, at: iso(t0 + 1), action: 'sign_in.failed', details: { address: '10.0.0.1' } },
        {
          seq: 1,
          at: iso(t0),
          actor: { id: 'adi', name: 'Adi' },
          action: 'user.disabled',
          subject,
          details: {},
        },
      ],
    })
    expect(await verify()).toMatchObject({ intact: true, entries: 2 })
  })

  it('masks what looks like a number, and leaves amounts of money alone', async () => {
    await write({ action: 'evidence.read', details: { of: ['+6281234567890'], minor: 5_000_000_000 } })
    expect((await list()).entries[0]?.details).toEqual({ of: ['+…890'], minor: 5_000_000_000 })
  })

  it('is filtered by time, person, deed and words, and read page by page', async () => {
    await write({ action: 'sign_in.failed' })
    await write({ actor: agentId('adi'), action: 'user.changed', details: { name: 'Ani Ärger' } }, t0 + 1)
    await write({ actor: agentId('adi'), action: 'audit.exported' }, t0 + 2)
    expect(await actions({ from: iso(t0 + 1), to: iso(t0 + 2) })).toEqual(['user.changed'])
    expect(await actions({ actorId: 'adi' })).toEqual(['audit.exported', 'user.changed'])
    expect(await actions({ action: 'sign_in.failed' })).toEqual(['sign_in.failed'])
    expect(await actions({ query: ' ärgER ' })).toEqual(['user.changed'])
    expect(await actions({ query: '100%' })).toEqual([])
    expect(await actions({ query: 'sign_in' })).toEqual(['sign_in.failed'])
    expect(await actions({ query: 'sign%in' })).toEqual([])
    const first = await list({}, { limit: 2 })
    expect(first.entries).toHaveLength(2)
    const second = await list({}, { limit: 2, cursor: first.nextCursor })
    expect(second.entries.map(({ action }) => action)).toEqual(['sign_in.failed'])
    expect(second.nextCursor).toBeUndefined()
  })

  it('lets nobody change or delete a line, and shows it where somebody did all the same', async () => {
    for (const action of ['user.invited', 'user.disabled', 'user.enabled'] as const) await write({ action })
    const db = rawDatabase(source.name, source.location())
    const refusal = 'appended to only'
    await expect(db.updateTable('audit_log').set({ action: 'sign_out' }).execute()).rejects.toThrow(refusal)
    await expect(db.deleteFrom('audit_log').execute()).rejects.toThrow(refusal)
    await (source.name === 'sqlite'
      ? sql`drop trigger audit_log_no_update`.execute(db)
      : sql`drop trigger audit_log_no_change on audit_log`.execute(db))
    await db.updateTable('audit_log').set({ action: 'sign_out' }).where('seq', '=', 2).execute()
    await db.destroy()
    expect(await verify()).toEqual({ intact: false, brokenAt: 2 })
  })

  it('goes with the deed: what is undone leaves no line', async () => {
    await expect(
      store.transaction(async tx => {
        await appendAudit(tx, { action: 'user.invited' }, t0)
        throw new Error('The deed failed.')
      }),
    ).rejects.toThrow('The deed failed.')
    expect((await list()).entries).toEqual([])
  })
})

const iso = (at: number) => new Date(at).toISOString()
