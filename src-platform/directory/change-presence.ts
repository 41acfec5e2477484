import type { Presence } from '#shared/protocol/entities.ts'
import type { User } from '../store/records.ts'
import type { Work } from '../work.ts'

/** Kept with the agent, and told to everybody. */
export async function changePresence(work: Work, user: User, presence: Presence): Promise<void> {
  if (user.presence === presence) return
  await work.tx.users.setPresence(user.id, presence)
  await work.tellAgent({ ...user, presence })
}
