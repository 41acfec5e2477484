import type { AuditSubject } from '#shared/domain/audit.ts'
import { ringGroupIdSchema, type AccountId, type AgentId, type RingGroupId } from '#shared/domain/ids.ts'
import { ringGroupRefusal, turnAfterChange, type RingGroup } from '#shared/domain/ring-group.ts'
import { badParam, done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { Decisions, Work } from '../work.ts'

/** As a supervisor writes a group; without `id` a new one. */
export type RingGroupDraft = Omit<RingGroup, 'id' | 'lastRung'> & { readonly id?: RingGroupId }

/** [R1] Managing ring groups; who may was checked at the door. */
export interface RingGroupService {
  list(accountId?: AccountId): Promise<Outcome<{ ringGroups: RingGroup[] }>>
  save(by: AgentId, draft: RingGroupDraft): Promise<Outcome<{ ringGroup: RingGroup }>>
  /** Calls that ring at its members go on ringing. */
  remove(by: AgentId, id: RingGroupId): Promise<Outcome<Record<string, never>>>
}

export function createRingGroupService(parts: {
  readonly decisions: Decisions
  readonly newId: () => string
}): RingGroupService {
  const { decisions, newId } = parts
  return {
    list: accountId =>
      decisions.run(async work => {
        const accounts = await work.tx.accounts.all()
        const asked = accounts.filter(({ id }) => accountId === undefined || id === accountId)
        if (asked.length === 0 && accountId !== undefined) return unknownId('accountId')
        // One after another: a transaction has one connection.
        const ringGroups: RingGroup[] = []
        for (const { id } of asked) ringGroups.push(...(await work.tx.ringGroups.ofAccount(id)))
        return done({ ringGroups })
      }),
    save: (by, draft) =>
      decisions.run(async work => {
        const fault = await faultOf(work, draft)
        if (fault) return fault
        const known = draft.id === undefined ? undefined : await work.tx.ringGroups.byId(draft.id)
        if (draft.id !== undefined && !known) return unknownId('id')
        const others = (await work.tx.ringGroups.ofAccount(draft.accountId)).filter(
          ({ id }) => id !== draft.id,
        )
        const refusal = ringGroupRefusal(draft, others)
        if (refusal) return refused(refusal)
        const ringGroup: RingGroup = {
          ...draft,
          id: known?.id ?? ringGroupIdSchema.parse(newId()),
          lastRung: known && turnAfterChange(known, draft.members),
        }
        await work.tx.ringGroups.save(ringGroup)
        const { accountId, mode, members, overflowSeconds } = ringGroup
        await work.audit({
          actor: by,
          action: 'ring_group.saved',
          subject: subjectOf(ringGroup),
          details: { accountId, mode, members, overflowSeconds, isNew: !known },
        })
        return done({ ringGroup })
      }),
    remove: (by, id) =>
      decisions.run(async work => {
        const known = await work.tx.ringGroups.byId(id)
        if (!known) return unknownId('id')
        await work.tx.ringGroups.remove(id)
        await work.audit({ actor: by, action: 'ring_group.removed', subject: subjectOf(known) })
        return done({})
      }),
  }
}

const subjectOf = ({ id, name }: RingGroup): AuditSubject => ({ kind: 'ring_group', id, name })

async function faultOf(
  work: Work,
  { accountId, members }: RingGroupDraft,
): Promise<Outcome<never> | undefined> {
  if (!(await work.tx.accounts.byId(accountId))) return unknownId('accountId')
  const people = new Set((await work.users()).filter(user => !user.disabled).map(user => user.id))
  for (const [index, member] of members.entries()) {
    if (!people.has(member)) return unknownId(`members.${index}`)
    if (members.indexOf(member) < index) return badParam(`members.${index}`, 'A member is named once.')
  }
  return undefined
}
