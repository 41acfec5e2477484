import type { AccountId, AgentId, RingGroupId } from '#shared/domain/ids.ts'
import { ringGroupRefusal, type RingGroupMode } from '#shared/domain/ring-group.ts'
import type { WireRingGroup } from '#shared/protocol/entities.ts'
import type { Params } from '#shared/protocol/methods.ts'

/** A ring group as it is being written. */
export interface GroupDraft {
  readonly id?: RingGroupId
  readonly name: string
  readonly accountId: AccountId
  /** Absent where the account has both kinds already. */
  readonly mode: RingGroupMode | null
  /** In their order. [R4] */
  readonly members: readonly AgentId[]
  /** [R8] */
  readonly overflowSeconds: number | null
}

/** Both kinds, the one that goes first first. [R5] */
export const modes: readonly RingGroupMode[] = ['round_robin', 'ring_all']

/** What overflow begins with when it is switched on. */
export const usualOverflowSeconds = 15
export const overflowLimits = { min: 5, max: 60 } as const

/** The account's other groups, which a draft must fit beside. */
export const othersOf = (draft: GroupDraft, groups: readonly WireRingGroup[]): readonly WireRingGroup[] =>
  groups.filter(group => group.accountId === draft.accountId && group.id !== draft.id)

/** [R5] The kind that is still free; `undefined` where the account has both. */
export function freeMode(accountId: AccountId, groups: readonly WireRingGroup[]): RingGroupMode | undefined {
  const taken = new Set(groups.filter(group => group.accountId === accountId).map(({ mode }) => mode))
  return modes.find(mode => !taken.has(mode))
}

export const newDraft = (accountId: AccountId, groups: readonly WireRingGroup[]): GroupDraft => ({
  name: '',
  accountId,
  mode: freeMode(accountId, groups) ?? null,
  members: [],
  overflowSeconds: null,
})

export const draftOf = (group: WireRingGroup): GroupDraft => ({
  id: group.id,
  name: group.name,
  accountId: group.accountId,
  mode: group.mode,
  members: group.members,
  overflowSeconds: group.overflowSeconds ?? null,
})

/** The draft on another account: members that have a group there cannot come along. [R2] [R5] */
export function onAccount(
  draft: GroupDraft,
  accountId: AccountId,
  groups: readonly WireRingGroup[],
): GroupDraft {
  const moved = { ...draft, accountId }
  const others = othersOf(moved, groups)
  const taken = new Set(others.flatMap(({ members }) => members))
  const isModeTaken = others.some(({ mode }) => mode === draft.mode)
  return {
    ...moved,
    mode: isModeTaken ? (freeMode(accountId, others) ?? null) : draft.mode,
    members: draft.members.filter(member => !taken.has(member)),
  }
}

/** What can be sent; `null` while something is missing, or stands against it by the platform's own rule. [R2] [R5] */
export function savable(
  draft: GroupDraft,
  groups: readonly WireRingGroup[],
): Params<'ringGroups.save'> | null {
  const { id, accountId, mode, members, overflowSeconds } = draft
  const name = draft.name.trim()
  if (name === '' || mode === null || members.length === 0) return null
  if (ringGroupRefusal({ mode, members }, othersOf(draft, groups))) return null
  return {
    ...(id !== undefined && { id }),
    name,
    accountId,
    mode,
    members: [...members],
    ...(mode === 'round_robin' && overflowSeconds !== null && { overflowSeconds }),
  }
}

/** The list with `moved` put before or after `target`. */
export function reordered<T>(
  list: readonly T[],
  moved: T,
  target: T,
  place: 'before' | 'after',
): readonly T[] {
  if (moved === target) return list
  const rest = list.filter(item => item !== moved)
  const at = rest.indexOf(target) + (place === 'after' ? 1 : 0)
  return [...rest.slice(0, at), moved, ...rest.slice(at)]
}
