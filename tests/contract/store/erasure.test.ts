import { existsSync, readFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMediaFiles } from '../../../src-platform/media/media-files.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { accountId, agentId, aUser, customerId } from '../../support/builders/records.ts'
import {
  customerCalls,
  customerSends,
  customersCallEnds,
  customerWrites,
  permissionReply,
} from '../../support/builders/webhooks.ts'
import { consentWorldOn, anisRoom, hour } from '../../support/core/consent-world.ts'
import { openWorld, threeAgents, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { rawDatabase } from '../../support/raw-database.ts'
import { storeSources } from './stores.ts'

const adi = agentId('adi')
const budi = { accountId: accountId('acc1'), customerId: customerId('6281234567890') }
const name = 'Budi Santoso Wijaya'
/** Whatever would tell who it was: the name, the number, and what was said and asked. */
const traces = [
  'Santoso',
  '6281234567890',
  'alamat saya',
  'May we call you',
  'wamid.out-1',
  'wamid.in-9',
  'cerewet',
  'langganan-lama',
  'pelit',
]

describe.each(storeSources)('erasing a customer on $name', source => {
  let world: CoreWorld
  let folder: string
  beforeAll(() => source.start())
  afterAll(() => source.stop())
  afterEach(async () => {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function folderOf(): string {
    folder = mkdtempSync(join(tmpdir(), 'dering-erasure-'))
    return folder
  }

  /** A customer with a room, messages, a photo, consent, a charged call with a note, and a webhook that was kept. */
  async function open(mediaFiles = createMediaFiles(folderOf())): Promise<void> {
    const room = anisRoom({ customer: { id: budi.customerId, name, phone: '+6281234567890' } })
    world = await openWorld({
      store: await source.open(),
      users: [...threeAgents(), aUser('adi', { role: 'admin' })],
      rooms: [room],
      parts: { mediaFiles },
    })
    const { ask, dialled } = consentWorldOn(world)
    await world.post(customerWrites('alamat saya jalan Melati', { id: 'wamid.in-9', name }))
    await world.post(
      customerSends('image', { id: 'wamid.2', name, media: { id: '19', mime_type: 'image/jpeg' } }),
    )
    await valueOf(ask())
    await world.post(permissionReply('permanent', { to: 'wamid.out-1', at: t0 + hour, name }))
    await dialled('answered')
    const [call] = await world.calls()
    if (!call) throw new Error('There is no call.')
    await world.core.calls.report(agentId('ani'), {
      callId: call.id,
      stats: {},
      note: `${name} itu cerewet`,
      disposition: 'langganan-lama',
      tags: ['pelit'],
    })
    await world.post(customerWrites(undefined, { id: 'wamid.odd', name, type: 'hologram' }))
  }
  const erase = (over = {}) => world.core.erasure.erase(adi, { ...budi, confirm: budi.customerId, ...over })

  /** Everything in the database as text, and on SQLite the bytes of its files as well. */
  async function everything(): Promise<string> {
    const db = rawDatabase(source.name, source.location())
    const tables = await db.introspection.getTables()
    const rows = await Promise.all(
      tables.map(async table => (await sql`select * from ${sql.table(table.name)}`.execute(db)).rows),
    )
    await db.destroy()
    const files = ['', '-wal', '-shm'].map(end => source.location() + end).filter(file => existsSync(file))
    return [
      JSON.stringify(rows, (_key, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ),
      ...files.map(file => readFileSync(file).toString('latin1')),
    ].join('\n')
  }
  const found = async () => {
    const text = await everything()
    return traces.filter(trace => text.includes(trace))
  }

  it('leaves the number and the name nowhere, in no table, file or medium', async () => {
    await open()
    expect(await found()).toEqual(traces)
    expect(readdirSync(folder)).toHaveLength(1)
    const { erased } = await valueOf(erase())
    expect(erased).toMatchObject({ calls: 1, media: 1 })
    expect(erased.messages).toBeGreaterThan(2)
    expect(erased.evidence).toBeGreaterThan(2)
    expect(readdirSync(folder)).toEqual([])
    expect(await found()).toEqual([])
  })

  it('removes at the next start the files that it did not get to', async () => {
    const files = createMediaFiles(folderOf())
    const busyDisk = { ...files, remove: () => Promise.reject(new Error('The disk is busy.')) }
    await open(busyDisk)
    await expect(erase()).rejects.toThrow('The disk is busy.')
    expect(await found()).toEqual([])
    expect(readdirSync(folder)).toHaveLength(1)
    const again = await world.restart({ parts: { mediaFiles: files } })
    expect(readdirSync(folder)).toEqual([])
    expect(await again.store.transaction(tx => tx.media.erased())).toEqual([])
    await again.core.stop()
  })

  it('[P13] takes what the agent wrote out of the history, the report and its file', async () => {
    await open()
    const told = async () => {
      const history = await valueOf(world.core.calls.history(agentId('ani'), {}))
      const { rows } = await valueOf(world.core.reports.calls({ filter: {} }))
      let file = ''
      for await (const piece of await valueOf(world.core.reports.csv({}))) file += piece
      return { calls: [...history.calls, ...rows], file }
    }
    const before = await told()
    expect(before.calls).toHaveLength(2)
    for (const { note, tags } of before.calls)
      expect([note, tags]).toEqual([`${name} itu cerewet`, ['pelit']])
    expect(before.file).toContain('pelit')
    await valueOf(erase())
    const after = await told()
    expect(after.calls).toHaveLength(2)
    for (const { note, disposition, tags } of after.calls) {
      expect([note, disposition, tags]).toEqual([undefined, undefined, undefined])
    }
    expect(traces.filter(trace => after.file.includes(trace))).toEqual([])
  })

  it('[P13] takes no note of before that an agent’s desktop sends afterwards', async () => {
    await open()
    const { id } = await world.call()
    await valueOf(erase())
    const late = { callId: id, stats: {}, note: `${name} itu cerewet`, tags: ['pelit'] }
    await valueOf(world.core.calls.report(agentId('ani'), late))
    expect(await found()).toEqual([])
  })

  it('[O5] [P13] keeps what money and law ask for: the ledger, the call with its cost, evidence without words', async () => {
    await open()
    const ledger = () => world.store.transaction(tx => tx.ledger.ofAccount(budi.accountId))
    const before = { ledger: await ledger(), call: await world.call() }
    await valueOf(erase())
    expect(await ledger()).toEqual(before.ledger)
    const call = await world.call()
    expect(call).toMatchObject({ state: 'ended', status: 'answered', customer: { name: 'Erased customer' } })
    expect(call).toMatchObject({ cost: { minor: 100_000 }, offeredAt: before.call.offeredAt })
    const { events } = await valueOf(world.core.consents.evidence(adi, budi.accountId, call.customer.id))
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'answered',
        answer: 'permanent',
        rawSha256: expect.stringMatching(/^\w{64}$/),
      }),
    )
    const { entries } = await valueOf(world.core.audit.list({ filter: { action: 'customer.erased' } }))
    expect(entries).toMatchObject([
      { actor: { id: 'adi' }, subject: { kind: 'room' }, details: { calls: 1 } },
    ])
  })

  it('tells every desktop to forget, and is done once however often it is asked', async () => {
    await open()
    await valueOf(erase())
    expect(world.desktops.of('customer.erased', 'ani')).toMatchObject([{ ...budi, roomId: 'r1' }])
    const { erased } = await valueOf(erase())
    expect(erased).toEqual({ calls: 0, messages: 0, media: 0, evidence: 0, webhooks: 0 })
    expect(await found()).toEqual([])
  })

  it('knows the customer anew when they write again', async () => {
    await open()
    await valueOf(erase())
    await world.post(customerWrites('Halo lagi', { id: 'wamid.later', name }))
    const { rooms } = await valueOf(world.core.rooms.list(agentId('ani'), { filter: 'unassigned' }))
    expect(rooms).toMatchObject([{ customer: { name }, state: 'unassigned' }])
    expect(rooms[0]?.id).not.toBe('r1')
  })

  it('is refused while a call with them lives, and where the id is not repeated', async () => {
    await open()
    await world.post(customerCalls())
    expect(await erase()).toEqual({ ok: false, refusal: { reason: 'call_in_progress' } })
    await world.core.calls.decline(holder('ani').agentId, (await world.calls())[1]!.id)
    await world.post(customersCallEnds())
    expect(await erase({ confirm: 'yes' })).toMatchObject({ badParam: 'confirm' })
    expect(await erase({ accountId: accountId('other') })).toEqual({ ok: false, unknownId: 'accountId' })
    await valueOf(erase())
  })
})
