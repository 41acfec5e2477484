import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { askNames } from '#shared/ipc/channels.ts'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { createDoor, type Handlers } from '../../../../src-main/ipc/answer-ask.ts'
import type { Sender } from '../../../../src-main/ipc/sender.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const ours: Sender = { contentsId: 1, frame: { url: 'app://dering/', isMainFrame: true } }

let reached: [string, unknown][]
let failure: Error | undefined
let mayAsk: boolean
let log: ReturnType<typeof recordingLog>
let door: ReturnType<typeof createDoor>

beforeEach(() => {
  reached = []
  failure = undefined
  mayAsk = true
  log = recordingLog()
  const handler = (name: string) => (input: unknown) => {
    reached.push([name, input])
    if (failure) throw failure
    return null
  }
  // Every handler is the same here; the table's own types are of no matter to the door.
  const handlers = Object.fromEntries(askNames.map(name => [name, handler(name)])) as unknown as Handlers
  door = createDoor({ handlers, log, trustedContentsId: () => 1, mayAsk: () => mayAsk })
})

describe('the door of the main process', () => {
  it('answers the main frame of our own window', async () => {
    await expect(door('hangUpCall', ours, { callId: 'c1', extra: 1 })).resolves.toEqual({
      ok: true,
      value: null,
    })
    expect(reached).toEqual([['hangUpCall', { callId: 'c1' }]])
  })

  it.each<[string, Sender]>([
    ['another window', { ...ours, contentsId: 2 }],
    ['a frame that is gone', { ...ours, frame: null }],
    ['a frame inside the page', { ...ours, frame: { url: 'app://dering/', isMainFrame: false } }],
    ['another page', { ...ours, frame: { url: 'https://evil.com/', isMainFrame: true } }],
    ['a page that looks alike', { ...ours, frame: { url: 'app://dering.evil/', isMainFrame: true } }],
    ['an empty page', { ...ours, frame: { url: 'about:blank', isMainFrame: true } }],
    ['a page without an address', { ...ours, frame: { url: '', isMainFrame: true } }],
  ])('refuses every ask of %s', async (_who, sender) => {
    for (const name of askNames)
      await expect(door(name, sender, undefined)).resolves.toMatchObject({ ok: false })
    expect(reached).toEqual([])
    expect(log.lines).toHaveLength(askNames.length)
  })

  it('refuses what lacks something, or has nonsense in it, before anything is done', async () => {
    await expect(door('hangUpCall', ours, undefined)).resolves.toMatchObject({ ok: false })
    await expect(door('signIn', ours, { email: 'no', password: 'x' })).resolves.toMatchObject({ ok: false })
    await expect(
      door('sendMessage', ours, { roomId: 'r', clientMessageId: 'c', text: '  ' }),
    ).resolves.toMatchObject({
      ok: false,
    })
    expect(reached).toEqual([])
  })

  it('never throws, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...askNames), fc.anything(), async (name, raw) => {
        const outcome = await door(name, ours, raw)
        expect(typeof outcome.ok).toBe('boolean')
      }),
    )
  })

  it('refuses more asks than a person and the screen need', async () => {
    mayAsk = false
    await expect(door('getState', ours, undefined)).resolves.toMatchObject({ ok: false })
    expect(reached).toEqual([])
  })

  it('makes a refusal of every error, and logs what was not expected', async () => {
    failure = new RequestError('offline', 'No connection.')
    await expect(door('getState', ours, undefined)).resolves.toEqual({
      ok: false,
      refusal: { reason: 'offline', message: 'No connection.' },
    })
    expect(log.lines).toEqual([])
    failure = new TypeError('a bug')
    await expect(door('getState', ours, undefined)).resolves.toMatchObject({ refusal: { reason: 'failed' } })
    expect(log.lines).toMatchObject([{ level: 'error', fields: { name: 'getState' } }])
  })

  it('[C4] does not log what was asked: a password or a message must not be read there', async () => {
    failure = new TypeError('a bug')
    await door('signIn', ours, { email: 'ani@example.com', password: 'hunter2-secret' })
    await door('signIn', ours, { email: 'ani', password: 'hunter2-secret' })
    expect(JSON.stringify(log.lines)).not.toContain('hunter2-secret')
  })
})
