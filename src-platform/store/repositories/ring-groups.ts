import type { Kysely } from 'kysely'
import type { AccountId, AgentId, RingGroupId } from '#shared/domain/ids.ts'
import type { RingGroup } from '#shared/domain/ring-group.ts'
import type { Database } from '../schema.ts'

export interface RingGroupsRepository {
  /** Members in their fixed order. [R4] */
  ofAccount(accountId: AccountId): Promise<readonly RingGroup[]>
  /** Inserts or replaces the group with its members. */
  save(group: RingGroup): Promise<void>
  /** [R4] The pointer moves on with every call. */
  setLastRung(id: RingGroupId, member: AgentId): Promise<void>
}

export function ringGroupsOn(db: Kysely<Database>): RingGroupsRepository {
  return {
    async ofAccount(accountId) {
      const groups = await db
        .selectFrom('ring_groups')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('name')
        .execute()
      const members = await db
        .selectFrom('ring_group_members')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('position')
        .execute()
      // Branded when they were saved.
      return groups.map(group => ({
        id: group.id as RingGroupId,
        name: group.name,
        accountId,
        mode: group.mode as RingGroup['mode'],
        members: members
          .filter(member => member.group_id === group.id)
          .map(member => member.agent_id as AgentId),
        lastRung: (group.last_rung as AgentId | null) ?? undefined,
        overflowSeconds: group.overflow_seconds ?? undefined,
      }))
    },
    async save(group) {
      const { id, accountId } = group
      const values = {
        name: group.name,
        mode: group.mode,
        overflow_seconds: group.overflowSeconds ?? null,
        last_rung: group.lastRung ?? null,
      }
      await db
        .insertInto('ring_groups')
        .values({ id, account_id: accountId, ...values })
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
