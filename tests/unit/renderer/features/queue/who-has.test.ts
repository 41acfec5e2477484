import { describe, expect, it } from 'vitest'
import { queueCallSchema } from '#shared/protocol/queue.ts'
import { isSameButWho, whoHas } from '../../../../../src-renderer/features/queue/who-has.ts'

const ani = { id: 'u-ani', name: 'Ani' }
const bo = { id: 'u-bo', name: 'Bo' }
const call = (facts: object) =>
  queueCallSchema.parse({
    id: 'c1',
    direction: 'inbound',
    state: 'offered',
    stage: 'ringing',
    accountId: 'acc1',
    customer: { id: '6281234567890', name: 'Budi', phone: '+6281234567890' },
    offeredAt: '2026-11-23T09:00:00.000Z',
    ...facts,
  })

describe('[D8] who has a live call', () => {
  it.each([
    ['whoever speaks', { agent: ani, ringing: [bo] }, 'Ani'],
    ['those at whom it rings', { ringing: [ani, bo], waitingFor: [bo] }, 'Ani, Bo'],
    ['those who see that it waits', { ringing: [], waitingFor: [bo] }, 'Bo'],
    ['nobody', {}, ''],
  ])('is %s', (_who, facts, words) => {
    expect(whoHas(call(facts))).toBe(words)
  })

  it('is all that may change without the row being drawn anew', () => {
    const before = call({ ringing: [ani] })
    expect(isSameButWho(before, call({ ringing: [bo], waitingFor: [ani] }))).toBe(true)
    expect(isSameButWho(before, call({ ringing: [ani], stage: 'waiting' }))).toBe(false)
    expect(isSameButWho(before, call({ ringing: [ani], roomId: 'r1' }))).toBe(false)
    expect(isSameButWho(before, call({ agent: ani }))).toBe(false)
  })
})
