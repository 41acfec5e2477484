import { expect, it } from 'vitest'
import { queueCallSchema } from '#shared/protocol/queue.ts'
import { createQueueStore } from '../../../../../src-renderer/features/queue/queue-store.ts'
import { clockStart, isWait, urgencyOf } from '../../../../../src-renderer/features/queue/urgency.ts'
import { aCall } from '../../../../support/builders/wire.ts'

const call = (id: string, over: object) => queueCallSchema.parse({ ...aCall(), id, ...over })
const at = (second: number) => `2026-11-23T09:00:${String(second).padStart(2, '0')}.000Z`

it('[D8] shows who waits first, then who rings, then who speaks, the longest first in each', () => {
  const store = createQueueStore()
  store.take({
    kind: 'snapshot',
    snapshot: {
      calls: [
        call('speaks', { stage: 'connected', offeredAt: at(1) }),
        call('rings', { stage: 'ringing', offeredAt: at(9) }),
        call('waits', { stage: 'waiting', offeredAt: at(20) }),
        call('rang-before', { stage: 'ringing', offeredAt: at(5) }),
      ],
      agents: [],
      accounts: [],
    },
  })
  expect(store.calls.order().ids).toEqual(['waits', 'rang-before', 'rings', 'speaks'])
  store.take({
    kind: 'change',
    change: { calls: { put: [call('waits', { stage: 'connected', offeredAt: at(20) })] } },
  })
  expect(store.calls.order().ids).toEqual(['rang-before', 'rings', 'speaks', 'waits'])
})

it('[D8] a wait stands out from its thresholds on; where nobody waits nothing does', () => {
  const thresholds = { attentionSeconds: 15, criticalSeconds: 30 }
  const all = [null, 14_999, 15_000, 29_999, 30_000].map(ms => urgencyOf(ms, thresholds))
  expect(all).toEqual(['calm', 'calm', 'attention', 'attention', 'critical'])
})

it('[D8] counts the wait until the call is connected, then the conversation; whom we call does not wait', () => {
  const ringing = call('c', { stage: 'ringing', offeredAt: at(1) })
  const connected = call('c', { stage: 'connected', offeredAt: at(1), answeredAt: at(9) })
  expect([ringing, connected].map(clockStart)).toEqual([at(1), at(9)].map(Date.parse))
  expect(isWait(ringing)).toBe(true)
  expect(isWait(connected)).toBe(false)
  expect(isWait(call('d', { direction: 'outbound', stage: 'ringing', state: 'ringing' }))).toBe(false)
})
