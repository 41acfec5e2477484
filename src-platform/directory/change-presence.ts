import { chosenPresence, type KeptPresence, presenceAt } from '#shared/domain/automatic-presence.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import type { User } from '../store/records.ts'
import type { Work } from '../work.ts'

/** A word that counts whatever the desktops observe: kept with the agent, and told to everybody. */
export const changePresence = (work: Work, user: User, presence: Presence): Promise<void> =>
  keepPresence(work, user, { presence, isHeldAway: false })

/** What the person chose, as the agent's desktops let it be. [R4] */
export const choosePresence = (
  work: Work,
  user: User,
  { chosen, delivery }: { readonly chosen: Presence; readonly delivery: Pick<DeliveryPort, 'desktopsOf'> },
): Promise<void> => keepPresence(work, user, presenceAt(chosen, delivery.desktopsOf(user.id)))

/** A desktop of the agent came, went, or observed something. */
export async function reviewPresence(
  work: Work,
  agentId: AgentId,
  delivery: Pick<DeliveryPort, 'desktopsOf'>,
): Promise<void> {
  const user = await work.tx.users.byId(agentId)
  const desktops = delivery.desktopsOf(agentId)
  // With the last desktop gone the agent is not reachable, whatever is kept.
  if (!user || user.disabled || desktops.length === 0) return
  await keepPresence(work, user, presenceAt(chosenPresence(keptPresence(user)), desktops))
}

const keptPresence = ({ presence, isHeldAway = false }: User): KeptPresence => ({ presence, isHeldAway })

async function keepPresence(work: Work, user: User, kept: KeptPresence): Promise<void> {
  const before = keptPresence(user)
  if (before.presence === kept.presence && before.isHeldAway === kept.isHeldAway) return
  await work.tx.users.setPresence(user.id, kept)
  if (before.presence !== kept.presence) await work.tellAgent({ ...user, ...kept })
}
