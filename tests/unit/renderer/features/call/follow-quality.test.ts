import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AskInput } from '#shared/ipc/asks.ts'
import { followQuality } from '../../../../../src-renderer/features/call/follow-quality.ts'
import { createCallWorld, theCall, type CallWorld } from './call-world.ts'

let world: CallWorld
let notes: AskInput<'noteCall'>[]
let reports: AskInput<'reportCall'>[]
let quality: ReturnType<typeof followQuality>

beforeEach(() => {
  vi.useFakeTimers()
  world = createCallWorld()
  notes = []
  reports = []
  quality = followQuality({
    calls: world.controller.store,
    media: world.controller,
    api: {
      noteCall: async note => (notes.push(note), { ok: true, value: null }),
      reportCall: async report => (reports.push(report), { ok: true, value: null }),
    },
    onFailure: error => expect.unreachable(String(error)),
  })
})
afterEach(() => {
  quality.stop()
  world.controller.close()
  vi.useRealTimers()
})

const trouble = () => quality.store.getState().trouble
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000)

describe('the line of a call', () => {
  it('is warned of while it is bad, and not a moment longer than the call', async () => {
    await world.connect()
    await seconds(8)
    expect(trouble()).toBeNull()
    world.media.calls[0]!.lossShare = 0.2
    await seconds(6)
    expect(trouble()).toBe('loss')
    expect(notes).toMatchObject([{ callId: theCall, note: { what: 'quality' } }])
    await world.end()
    expect(trouble()).toBeNull()
  })

  it('is reported now and then, and as a whole when the call ends', async () => {
    await world.connect()
    await seconds(12)
    expect(reports).toMatchObject([{ callId: theCall, stats: { quality: { seconds: 10 } } }])
    await world.end()
    expect(reports.at(-1)).toMatchObject({
      callId: theCall,
      stats: {
        quality: { seconds: 11, badSeconds: 0, roundTripMs: { average: 60 }, lossShare: { highest: 0 } },
      },
    })
    expect(notes).toMatchObject([{ note: { what: 'quality', level: 'good', lossPercent: 0 } }])
    await seconds(30)
    expect(reports).toHaveLength(2)
  })

  it('of a call that rings is nobody’s business', async () => {
    await world.offer()
    await seconds(20)
    expect(reports).toEqual([])
  })
})
