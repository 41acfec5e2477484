import { describe, expect, it } from 'vitest'
import { ringGroupRefusal, turnAfterChange, type RingGroup } from '#shared/domain/ring-group.ts'
import { accountId, agentId, ringGroupId } from '../../../support/builders/records.ts'

const group = (mode: RingGroup['mode'], members: string[], lastRung?: string): RingGroup => ({
  id: ringGroupId(mode),
  name: mode,
  accountId: accountId('acc1'),
  mode,
  members: members.map(agentId),
  lastRung: lastRung === undefined ? undefined : agentId(lastRung),
})

describe('a ring group beside others', () => {
  const others = [group('ring_all', ['ani'])]

  it('[R2] shares no member with them', () => {
    expect(ringGroupRefusal(group('round_robin', ['beni', 'ani']), others)).toEqual({
      reason: 'member_in_other_group',
    })
    expect(ringGroupRefusal(group('round_robin', ['beni']), others)).toBeUndefined()
  })

  it('[R5] is the only one of its mode', () => {
    expect(ringGroupRefusal(group('ring_all', ['beni']), others)).toEqual({ reason: 'group_mode_taken' })
  })
})

describe('whose turn was last after the members changed', () => {
  const after = (lastRung: string | undefined, members: string[]) =>
    turnAfterChange(group('round_robin', ['ani', 'beni', 'dewi', 'eka'], lastRung), members.map(agentId))

  it.each([
    ['the same while they are in it', 'beni', ['ani', 'beni', 'eka'], 'beni'],
    ['who came before them, so that the next is who would have been', 'dewi', ['ani', 'beni', 'eka'], 'beni'],
    ['over the beginning of the order', 'ani', ['beni', 'dewi'], 'dewi'],
    ['nobody where all are new', 'ani', ['fitri'], undefined],
    ['nobody where nobody rang', undefined, ['ani'], undefined],
  ])('[R4] %s', (_, lastRung, members, expected) => {
    expect(after(lastRung, members)).toBe(expected)
  })
})
