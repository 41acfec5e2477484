import type { AccountId, AgentId, CallId, RoomId, SessionId } from '../domain/ids.ts'
import type { Money } from '../domain/money.ts'
import type { Role } from '../domain/room.ts'
import type { WireAccount } from '../protocol/account.ts'
import type { Snapshot, WireAgent, WireCall, WireConsent, WireOffer, WireRoom } from '../protocol/entities.ts'
import type { EventData } from '../protocol/events.ts'
import type { Result } from '../protocol/methods.ts'

/** A ring that stopped, kept a while so that the screen can say why ("Answered by Bo"). */
export interface Withdrawal {
  readonly call: WireCall
  readonly reason: EventData<'call.withdrawn'>['reason']
  readonly by?: { readonly id: AgentId; readonly name: string }
  readonly at: string
}

/** What one agent's screen knows: the platform's snapshot, and every event since folded into it. */
export interface Session {
  readonly sessionId: SessionId
  /** The newest event folded in. */
  readonly seq: number
  readonly me: { readonly id: AgentId; readonly name: string; readonly role: Role }
  readonly accounts: Readonly<Record<AccountId, WireAccount>>
  readonly agents: Readonly<Record<AgentId, WireAgent>>
  readonly rooms: Readonly<Record<RoomId, WireRoom>>
  readonly consents: Readonly<Record<RoomId, WireConsent>>
  readonly balances: Readonly<Record<AccountId, Money>>
  /** Ringing at this agent now. */
  readonly offers: Readonly<Record<CallId, WireOffer>>
  /** Calls that wait while this agent is on another one. [I4] */
  readonly waiting: Readonly<Record<CallId, WireCall>>
  /** Calls that this agent holds: dialing, ringing out or connected. */
  readonly calls: Readonly<Record<CallId, WireCall>>
  /** The customer's SDP answer to a dial, while the call lives. */
  readonly remoteSdps: Readonly<Record<CallId, string>>
  /** Newest first, at most `keptEndings`. */
  readonly withdrawals: readonly Withdrawal[]
  /** Calls of this agent that ended while this session knew them; newest first, at most `keptEndings`. */
  readonly ended: readonly WireCall[]
}

/** How many ended and withdrawn calls the screen remembers; the call log keeps them all. */
export const keptEndings = 20

/** The session as the platform's hello describes it; calls that a snapshot no longer has are simply gone from it. */
export function sessionFromSnapshot(
  hello: Pick<Result<'session.hello'>, 'sessionId' | 'seq' | 'me'>,
  snapshot: Snapshot,
): Session {
  return {
    sessionId: hello.sessionId,
    seq: hello.seq,
    me: hello.me,
    accounts: byId(snapshot.accounts),
    agents: byId(snapshot.agents),
    rooms: byId(snapshot.rooms),
    consents: {},
    balances: {},
    offers: Object.fromEntries(snapshot.offers.map(offer => [offer.call.id, offer])),
    waiting: byId(snapshot.waiting),
    calls: byId(snapshot.calls),
    remoteSdps: {},
    withdrawals: [],
    ended: [],
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<T['id'], T> {
  // Object.fromEntries widens the key to string; the ids are the items' own.
  return Object.fromEntries(items.map(item => [item.id, item])) as Record<T['id'], T>
}
