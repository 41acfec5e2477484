import { describe, expect, it } from 'vitest'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import {
  draftOf,
  freeMode,
  newDraft,
  onAccount,
  reordered,
  savable,
} from '../../../../../src-renderer/features/manage/ring-groups/group-draft.ts'
import { accountId, agentId, ringGroupId } from '../../../../support/builders/records.ts'

const acc1 = accountId('acc1')
const acc2 = accountId('acc2')
const group = (over: Partial<WireRingGroup> = {}): WireRingGroup => ({
  id: ringGroupId('g1'),
  name: 'Front desk',
  accountId: acc1,
  mode: 'ring_all',
  members: [agentId('ani')],
  ...over,
})
const draft = { ...newDraft(acc1, []), name: 'Sales', members: [agentId('beni')] }

describe('a ring group as it is written', () => {
  it('[R5] begins with the kind that the account has not', () => {
    expect(newDraft(acc1, []).mode).toBe('round_robin')
    expect(newDraft(acc1, [group({ mode: 'round_robin' })]).mode).toBe('ring_all')
    expect(freeMode(acc1, [group(), group({ mode: 'round_robin' })])).toBeUndefined()
    expect(freeMode(acc2, [group(), group({ mode: 'round_robin' })])).toBe('round_robin')
  })

  it('[R1] can be sent once it has a name, a kind and a member', () => {
    expect(savable({ ...draft, name: ' Sales ' }, [])).toEqual({
      name: 'Sales',
      accountId: 'acc1',
      mode: 'round_robin',
      members: ['beni'],
    })
    expect(savable({ ...draft, name: '  ' }, [])).toBeNull()
    expect(savable({ ...draft, members: [] }, [])).toBeNull()
    expect(savable({ ...draft, mode: null }, [])).toBeNull()
  })

  it('[R2] [R5] cannot be sent where the platform would refuse it, and never stands in its own way', () => {
    expect(savable({ ...draft, members: [agentId('ani')] }, [group()])).toBeNull()
    expect(savable({ ...draft, mode: 'ring_all' }, [group()])).toBeNull()
    expect(savable(draftOf(group()), [group()])).toMatchObject({ id: 'g1', mode: 'ring_all' })
    expect(savable({ ...draft, members: [agentId('ani')] }, [group({ accountId: acc2 })])).not.toBeNull()
  })

  it('[R8] overflows only where agents ring one after the other', () => {
    expect(savable({ ...draft, overflowSeconds: 20 }, [])).toMatchObject({ overflowSeconds: 20 })
    expect(savable({ ...draft, mode: 'ring_all', overflowSeconds: 20 }, [])).not.toHaveProperty(
      'overflowSeconds',
    )
  })

  it('[R2] [R5] leaves behind on another account who and what is taken there', () => {
    const there = group({ accountId: acc2, mode: 'round_robin', members: [agentId('beni')] })
    const moved = onAccount({ ...draft, members: [agentId('ani'), agentId('beni')] }, acc2, [there])
    expect(moved).toMatchObject({ accountId: 'acc2', mode: 'ring_all', members: ['ani'] })
  })

  it.each([
    ['c', 'a', 'before', ['c', 'a', 'b']],
    ['a', 'c', 'after', ['b', 'c', 'a']],
    ['a', 'c', 'before', ['b', 'a', 'c']],
    ['b', 'b', 'after', ['a', 'b', 'c']],
  ] as const)('[R4] %s put with %s, %s it, is %j', (moved, target, place, order) => {
    expect(reordered(['a', 'b', 'c'], moved, target, place)).toEqual(order)
  })
})
