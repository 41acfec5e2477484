import { expect, it } from 'vitest'
import { createOutbox } from '../../../../src-platform/agents/outbox.ts'

const event = (data: object) => ({
  at: '2026-11-23T09:00:00.000Z',
  type: 'call.ended',
  data: JSON.stringify(data),
})

it('numbers events from 1 and gives them as notifications', () => {
  const outbox = createOutbox()
  expect(outbox.newest).toBe(0)
  outbox.append(event({ call: { note: 'say "hi"' } }))
  expect(JSON.parse(outbox.frame(1) ?? '')).toEqual({
    jsonrpc: '2.0',
    method: 'event',
    params: {
      seq: 1,
      at: '2026-11-23T09:00:00.000Z',
      type: 'call.ended',
      data: { call: { note: 'say "hi"' } },
    },
  })
  expect(outbox.frame(0)).toBeUndefined()
  expect(outbox.frame(2)).toBeUndefined()
})

it('keeps the newest alone, and says how far back it reaches', () => {
  const outbox = createOutbox(3)
  for (let turn = 1; turn <= 5; turn++) outbox.append(event({ turn }))
  expect([1, 2, 3, 4, 5].map(seq => outbox.frame(seq) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
  expect([0, 1, 2, 5, 6].map(seq => outbox.reachesBackTo(seq))).toEqual([false, false, true, true, false])
})
