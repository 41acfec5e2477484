import type { Kysely } from 'kysely'
import type { AccountId, AgentId, RingGroupId } from '#shared/domain/ids.ts'
import type { RingGroup } from '#shared/domain/ring-group.ts'
import type { Database } from '../schema.ts'

export interface RingGroupsRepository {
  /** Members in their fixed order. [R4] */
  ofAccount(accountId: AccountId): Promise<readonly RingGroup[]>
  byId(id: RingGroupId): Promise<RingGroup | undefined>
  /** Inserts or replaces the group with its members. */
  save(group: RingGroup): Promise<void>
  remove(id: RingGroupId): Promise<void>
  /** [R4] The pointer moves on with every call. */
  setLastRung(id: RingGroupId, member: AgentId): Promise<void>
}

export function ringGroupsOn(db: Kysely<Database>): RingGroupsRepository {
  const find = async (column: 'id' | 'account_id', value: string): Promise<readonly RingGroup[]> => {
    const groups = await db
      .selectFrom('ring_groups')
      .selectAll()
      .where(column, '=', value)
      .orderBy('name')
      .execute()
    if (groups.length === 0) return []
    const members = await db
      .selectFrom('ring_group_members')
      .selectAll()
      .where(
        'group_id',
        'in',
        groups.map(group => group.id),
      )
      .orderBy('position')
      .execute()
    // Branded when they were saved.
    return groups.map(group => ({
      id: group.id as RingGroupId,
      name: group.name,
      accountId: group.account_id as AccountId,
      mode: group.mode as RingGroup['mode'],
      members: members
        .filter(member => member.group_id === group.id)
        .map(member => member.agent_id as AgentId),
      lastRung: (group.last_rung as AgentId | null) ?? undefined,
      overflowSeconds: group.overflow_seconds ?? undefined,
    }))
  }
  return {
    ofAccount: accountId => find('account_id', accountId),
    async byId(id) {
      const [group] = await find('id', id)
      return group
    },
    async remove(id) {
      await db.deleteFrom('ring_group_members').where('group_id', '=', id).execute()
      await db.deleteFrom('ring_groups').where('id', '=', id).execute()
    },
    async save(group) {
      const { id, accountId } = group
      const values = {
        account_id: accountId,
        name: group.name,
        mode: group.mode,
        overflow_seconds: group.overflowSeconds ?? null,
        last_rung: group.lastRung ?? null,
      }
      await db
        .insertInto('ring_groups')
        .values({ id, ...values })
        .onConflict(conflict => conflict.column('id').doUpdateSet(values))
        .execute()
      await db.deleteFrom('ring_group_members').where('group_id', '=', id).execute()
      if (group.members.length === 0) return
      const members = group.members.map((member, position) => ({
        group_id: id,
        account_id: accountId,
        agent_id: member,
        position,
      }))
      await db.insertInto('ring_group_members').values(members).execute()
    },
    async setLastRung(id, member) {
      await db.updateTable('ring_groups').set({ last_rung: member }).where('id', '=', id).execute()
    },
  }
}
