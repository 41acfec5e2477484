import { describe, expect, it } from 'vitest'
import { aftermathOf, answeredShownMs, nextAftermathEnd } from '../../../../src-main/alerts/aftermath.ts'
import { aCall, aSession } from '../../../support/builders/wire.ts'

const at = Date.parse('2026-11-23T09:00:10.000Z')
const withdrawn = (reason: string, over: object = {}) => ({
  session: {
    ...aSession(),
    withdrawals: [{ call: aCall(), reason, at: new Date(at).toISOString(), ...over }],
  } as ReturnType<typeof aSession>,
  serverAheadMs: 0,
  seenAt: at - 1_000,
})
const bo = { by: { id: 'u-bo', name: 'Bo' } }

describe('what is said after a ring', () => {
  it('[I5] is for a moment who took the call', () => {
    const facts = withdrawn('answered_elsewhere', bo)
    expect(aftermathOf(facts, at + 10)).toMatchObject([{ kind: 'answeredElsewhere', agentName: 'Bo' }])
    expect(nextAftermathEnd(facts, at + 10)).toBe(at + answeredShownMs)
    expect(aftermathOf(facts, at + answeredShownMs)).toEqual([])
    expect(nextAftermathEnd(facts, at + answeredShownMs)).toBeUndefined()
  })

  it('is nothing when the same agent took it on another desktop', () => {
    const facts = withdrawn('answered_elsewhere', { by: { id: 'u-ani', name: 'Ani' } })
    expect(aftermathOf(facts, at)).toEqual([])
  })

  it.each(['customer_hung_up', 'timed_out', 'failed'])('is that it was missed: %s', reason => {
    const [notice] = aftermathOf(withdrawn(reason), at + 3_600_000)
    expect(notice).toMatchObject({ kind: 'missed', customerName: 'Budi', roomId: 'room-1' })
  })

  it('is nothing of what this agent declined, nor of what was seen in the window', () => {
    expect(aftermathOf(withdrawn('declined'), at)).toEqual([])
    expect(aftermathOf({ ...withdrawn('timed_out'), seenAt: at }, at)).toEqual([])
  })

  it('goes by the platform’s clock', () => {
    const facts = { ...withdrawn('timed_out'), serverAheadMs: 60_000 }
    expect(aftermathOf({ ...facts, seenAt: at - 1 }, at - 60_000)).toHaveLength(1)
    expect(aftermathOf({ ...facts, seenAt: at }, at - 60_000)).toEqual([])
    const answered = { ...withdrawn('answered_elsewhere', bo), serverAheadMs: 60_000 }
    expect(aftermathOf(answered, at - 60_000)).toHaveLength(1)
    expect(aftermathOf(answered, at - 60_000 + answeredShownMs)).toEqual([])
  })
})
