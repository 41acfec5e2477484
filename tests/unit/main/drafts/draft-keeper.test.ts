import { beforeEach, describe, expect, it } from 'vitest'
import type { DraftNews } from '#shared/ipc/draft.ts'
import { DraftKeeper, type DraftKeeperParts } from '../../../../src-main/drafts/draft-keeper.ts'
import { room, session } from '../../../support/gallery/people.ts'
import { type ManualClock, manualClock } from '../../../support/manual-clock.ts'

const serverUrl = 'https://calls.example.com'
const [first, second] = [room(0).id, room(1).id]
const day = 24 * 60 * 60_000

type Kept = ReturnType<DraftKeeperParts['file']['read']>

let clock: ManualClock
let kept: Kept
let writes: number
let told: DraftNews[]

beforeEach(() => {
  clock = manualClock()
  kept = null
  writes = 0
  told = []
})

/** As after a start of the app: only the file is still there. */
function open(server = serverUrl): DraftKeeper {
  const write = (drafts: Kept) => {
    writes += 1
    kept = structuredClone(drafts)
  }
  return new DraftKeeper({
    file: { read: () => kept, write },
    serverUrl: server,
    clock,
    tell: news => told.push(news),
  })
}

async function typed(text: string): Promise<DraftKeeper> {
  const drafts = open()
  drafts.setAgent('u-ani')
  drafts.keep({ roomId: first, text })
  await clock.advance(1_000)
  return drafts
}

describe('what is typed and not sent', () => {
  it('is there for the same agent after the app was killed', async () => {
    await typed('Selamat pagi')
    const drafts = open()
    drafts.setAgent('u-ani')
    expect(drafts.all).toEqual({ [first]: 'Selamat pagi' })
    expect(told.at(-1)).toEqual({ kind: 'all', drafts: { [first]: 'Selamat pagi' } })
  })

  it('goes to the disk once for many letters, and before the app ends', async () => {
    const drafts = await typed('S')
    const before = writes
    for (const text of ['Se', 'Sel', 'Sela']) drafts.keep({ roomId: first, text })
    expect(writes).toBe(before)
    drafts.stop()
    expect(writes).toBe(before + 1)
    expect(kept?.drafts).toMatchObject([{ text: 'Sela' }])
  })

  it('is gone once it was sent', async () => {
    const drafts = await typed('Halo')
    drafts.keep({ roomId: first, text: '' })
    await clock.advance(1_000)
    expect(kept?.drafts).toEqual([])
  })

  it('is nobody else’s: another agent finds nothing, and what lay there is erased', async () => {
    await typed('Rahasia')
    const drafts = open()
    drafts.setAgent('u-beni')
    expect(drafts.all).toEqual({})
    expect(JSON.stringify(kept)).not.toContain('Rahasia')
  })

  it('is not shown to the agent of the same id at another platform', async () => {
    await typed('Rahasia')
    const drafts = open('https://another.example.com')
    drafts.setAgent('u-ani')
    expect(drafts.all).toEqual({})
  })

  it('is erased with a sign-out, from the window and from the disk', async () => {
    const drafts = await typed('Halo')
    drafts.signedOut({ status: 'signedOut' })
    expect(told.at(-1)).toEqual({ kind: 'all', drafts: {} })
    expect(kept?.drafts).toEqual([])
  })

  it('is erased where the account was turned off', async () => {
    const drafts = await typed('Halo')
    drafts.signedOut({ status: 'signedOut', notice: 'disabled' })
    expect(kept?.drafts).toEqual([])
  })

  it('waits, out of sight, for who only has to sign in again', async () => {
    const drafts = await typed('Halo')
    drafts.signedOut({ status: 'signedOut', notice: 'expired' })
    expect(drafts.all).toEqual({})
    expect(told.at(-1)).toEqual({ kind: 'all', drafts: {} })
    drafts.setAgent('u-ani')
    expect(drafts.all).toEqual({ [first]: 'Halo' })
  })

  it('[P13] goes with the customer it was for, and leaves the others', async () => {
    const drafts = await typed('Halo')
    drafts.keep({ roomId: second, text: 'Siang' })
    const of = session([room(0), room(1)])
    const { accountId, customer } = room(0)
    drafts.take({
      kind: 'event',
      session: of,
      before: of,
      event: {
        seq: 1,
        at: '2026-11-23T09:00:00.000Z',
        type: 'customer.erased',
        data: { accountId, customerId: customer.id, roomId: first },
      },
    })
    expect(told.at(-1)).toEqual({ kind: 'gone', roomId: first })
    expect(kept?.drafts).toMatchObject([{ roomId: second, text: 'Siang' }])
  })

  it('is not kept for ever, nor for more rooms than one comes back to', async () => {
    const drafts = await typed('Halo')
    for (let index = 0; index < 100; index++) drafts.keep({ roomId: room(index + 1).id, text: 'Siang' })
    drafts.stop()
    expect(kept?.drafts).toHaveLength(100)
    expect(drafts.all).not.toHaveProperty(first)
    await clock.advance(15 * day)
    const later = open()
    later.setAgent('u-ani')
    expect(later.all).toEqual({})
  })

  it('is taken from nobody who is not known yet', () => {
    const drafts = open()
    drafts.keep({ roomId: first, text: 'Halo' })
    expect(drafts.all).toEqual({})
  })
})
