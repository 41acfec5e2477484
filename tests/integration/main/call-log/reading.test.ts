import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { startReadingWorker } from '../../../../src-main/call-log/reading/reading-thread.ts'
import { anEntry, logWorld, owner } from './log-world.ts'

const query = (over: object = {}) => callLogQuerySchema.parse(over)
/** Nobody has it, so that everything is looked at. */
const nobody = { reason: 'media_failed' }

/** A log of many calls, and the threads that were started to read it. */
function readingWorld({ calls = 8_000, killed = 0 } = {}) {
  const world = logWorld()
  const threads: Worker[] = []
  const callLog = world.openLog({
    startReadingWorker: file => {
      const thread = startReadingWorker(file)
      threads.push(thread)
      if (threads.length <= killed) void thread.terminate()
      return thread
    },
  })
  const names = ['Budi Santoso', 'Sari', 'Çelik']
  const crowd = Array.from({ length: calls }, (_, n) =>
    anEntry({ callId: `c${n}`, startedAt: n, status: 'answered', customerName: names[n % 3] }),
  )
  callLog.put(owner, crowd)
  return { ...world, callLog, threads, [Symbol.dispose]: () => world[Symbol.dispose]() }
}

describe('[D5] the thread that reads the call log', () => {
  it('answers everything that is asked, one thread for all', async () => {
    using world = readingWorld()
    const [page, rare, again] = await Promise.all([
      world.idsIn(world.callLog, { search: 'sari', limit: 2 }),
      world.idsIn(world.callLog, nobody),
      world.idsIn(world.callLog, { limit: 1 }),
    ])
    expect([page, rare, again]).toEqual([['c7999', 'c7996'], [], ['c7999']])
    expect(world.threads).toHaveLength(1)
  })

  it('answers only the newest question of those who type, and everybody else', async () => {
    using world = readingWorld()
    const ask = (over: object) => world.callLog.query(owner, query(over))
    const [typed, other, more, plain] = await Promise.all([
      ask({ ...nobody, asker: 'callList' }),
      ask({ search: 'ce', limit: 1, asker: 'palette' }),
      ask({ search: 'bu', limit: 1, asker: 'callList' }),
      ask(nobody),
    ])
    expect(typed).toEqual({ entries: [], isOvertaken: true })
    expect(other.entries.map(entry => entry.callId)).toEqual(['c7997'])
    expect(more.entries.map(entry => entry.callId)).toEqual(['c7998'])
    expect(plain).toEqual({ entries: [] })
  })

  it('is followed by another when it dies, which answers what it was asked', async () => {
    using world = readingWorld({ killed: 1 })
    expect(await world.idsIn(world.callLog, { search: 'sari', limit: 1 })).toEqual(['c7999'])
    expect(world.threads).toHaveLength(2)
    expect(world.log.lines).toMatchObject([{ level: 'error' }])
    await world.threads[1]?.terminate()
    expect(await world.idsIn(world.callLog, { search: 'sari', limit: 1 })).toEqual(['c7999'])
    expect(world.log.lines).toHaveLength(2)
  })

  it('is not asked a third time by a question that it dies of twice, but by the next', async () => {
    using world = readingWorld({ killed: 2 })
    await expect(world.callLog.query(owner, query(nobody))).rejects.toMatchObject({
      refusal: { reason: 'log_unreadable' },
    })
    expect(await world.idsIn(world.callLog, { limit: 1 })).toEqual(['c7999'])
    expect(world.callLog.trouble).toBeUndefined()
  })

  it('sees a call as soon as it is written', async () => {
    using world = readingWorld()
    await world.idsIn(world.callLog)
    for (let n = 0; n < 20; n += 1) {
      world.callLog.put(owner, [anEntry({ callId: `new-${n}`, startedAt: 10_000 + n })])
      expect(await world.idsIn(world.callLog, { limit: 1 })).toEqual([`new-${n}`])
    }
  })

  it('[P13] steps aside when a customer is erased, and goes on', async () => {
    using world = readingWorld()
    const number = '628999000111'
    world.callLog.put(owner, [anEntry({ callId: 'erased', startedAt: 1, customerId: number })])
    const searching = world.idsIn(world.callLog, nobody)
    world.callLog.forgetCustomer(owner, { accountId: 'acc-1', customerId: number })
    expect(await searching).toEqual([])
    const folder = path.dirname(world.file)
    const holding = () =>
      readdirSync(folder).filter(name => readFileSync(path.join(folder, name)).includes(number))
    await expect.poll(holding).toEqual([])
    expect(await world.idsIn(world.callLog, { customerId: number })).toEqual([])
    expect(world.erased()).toEqual(['erased'])
  })

  it('leaves a damaged file before it is set aside, and reads the new one', async () => {
    using world = readingWorld()
    await world.callLog.close()
    const callLog = world.openLog()
    expect(await world.idsIn(callLog, { limit: 1 })).toEqual(['c7999'])
    writeFileSync(world.file, readFileSync(world.file).fill(0x5a, 4_096))
    const read = () => world.idsIn(callLog, nobody)
    await expect.poll(async () => [await read(), world.emptied()]).toEqual([[], 1])
    callLog.put(owner, [anEntry({ callId: 'new' })])
    expect(await world.idsIn(callLog)).toEqual(['new'])
    expect(callLog.trouble).toBeUndefined()
  })

  it('ends with the log, which nobody has open then', async () => {
    using world = readingWorld()
    const searching = world.callLog.query(owner, query(nobody))
    const [thread] = world.threads
    const ended = thread && once(thread, 'exit')
    await world.callLog.close()
    expect((await searching).entries).toEqual([])
    expect(await ended).toEqual([0])
    expect(existsSync(`${world.file}-wal`)).toBe(false)
    expect(existsSync(`${world.file}-open`)).toBe(false)
    expect(world.log.lines).toEqual([])
  })
})

describe('[D5] two letters that hardly anybody has', () => {
  const rare = [
    ['Zoë Qz', '+628000000042'],
    ['qzara', undefined],
    ['Xq', undefined],
    ['李明', undefined],
    ['Ria "Q" Ayu', '+62800'],
    ['O’Neil 97', '+62811'],
    ['', '+42'],
    ['A😀B', '+628'],
  ] as const
  const typed = [
    'qz',
    'QZ',
    'zq',
    'xq',
    '李明',
    '"q',
    '"',
    '97',
    '42',
    '00',
    '62',
    '’n',
    'oe qz',
    '😀b',
    'jj',
    'qz budi',
  ]

  it('are found where they are, and nowhere else', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    const few = rare.map(([customerName, customerPhone], n) =>
      anEntry({ callId: `rare-${n}`, startedAt: n, customerName, customerPhone }),
    )
    const crowd = Array.from({ length: 6_000 }, (_, n) =>
      anEntry({ callId: `c${n}`, startedAt: 100 + n, customerName: 'Budi', customerPhone: '+5555555' }),
    )
    callLog.put(owner, [...few, ...crowd])
    for (const search of typed) {
      // Without two letters there is nothing that could be asked of an index.
      const asked = { search, limit: 500 }
      const found = (await world.idsIn(callLog, asked)).filter(id => id.startsWith('rare'))
      expect([search, found]).toEqual([search, wantedOf(search)])
    }
  })

  /** By the words of the filter alone: each must be somewhere in the name or the number. */
  function wantedOf(search: string): readonly string[] {
    const words = search.toLowerCase().split(' ')
    return rare
      .flatMap(([name, phone], n) => {
        const text = `${name.toLowerCase().replace('ë', 'e')}\n${(phone ?? '').replace('+', '')}`
        return words.every(word => text.includes(word.replace(/^0+/, '') || word)) ? [`rare-${n}`] : []
      })
      .reverse()
  }
})
