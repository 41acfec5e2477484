import type { WireConsent, WireRoom } from '#shared/protocol/entities.ts'
import type { Money } from '#shared/domain/money.ts'
import type { ConsentCheck } from '../../store/consent-check.ts'
import { useSession } from '../../store/desktop-context.ts'
import { useBalance } from '../../store/use-balance.ts'
import { useConsentCheck } from '../../store/use-consent-check.ts'
import { newestConsent } from './permission-state.ts'

/** What is known of calling one room's customer, apart from the time of day. */
export interface RoomConsent {
  /** [A4] Without outgoing calls neither the consent nor its button is shown. */
  readonly isOutboundOn: boolean
  /** The newest event's own word. */
  readonly told: WireConsent | undefined
  readonly consent: ReturnType<typeof newestConsent>
  readonly check: ConsentCheck | null
  readonly balance: Money | undefined
  /** [O6] Below it the balance is low, where the account has a level of its own. */
  readonly lowBalance: Money | undefined
}

/** Everything about calling the customer of a room, live. [C6] [P12] */
export function useRoomConsent(room: WireRoom): RoomConsent {
  const isOutboundOn = useSession(session => session.accounts[room.accountId]?.outbound === true) === true
  const told = useSession(session => session.consents[room.id]) ?? undefined
  const check = useConsentCheck(room.id, room.accountId, isOutboundOn)
  const balance = useBalance(room.accountId, isOutboundOn)
  const lowBalance = useSession(session => session.accounts[room.accountId]?.lowBalance) ?? undefined
  return { isOutboundOn, told, consent: newestConsent(told, check), check, balance, lowBalance }
}
