import { placesCalls, takesCalls } from '#shared/domain/agent-override.ts'
import type { AccountStanding } from '#shared/domain/account-standing.ts'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallHours } from '#shared/domain/call-hours.ts'
import type { Call, OfferedCall } from '#shared/domain/call.ts'
import { consentAdvice, consentExpiresAt, consentStatus, type Consent } from '#shared/domain/consent.ts'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { RingGroup } from '#shared/domain/ring-group.ts'
import type { Room } from '#shared/domain/room.ts'
import type { WrapUp } from '#shared/domain/wrap-up.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type {
  WireAgent,
  WireCall,
  WireConsent,
  WireMessage,
  WireOffer,
  WireRingGroup,
  WireRoom,
  WireWrapUp,
} from '#shared/protocol/entities.ts'
import type { AgentDoing } from './agent-states.ts'
import type { Account, CallReport, Message, ProviderRecord, User } from './store/records.ts'

/** An agent's name; the id where the agent is not known any more. */
export type NameOf = (id: AgentId) => string

/** ISO 8601, UTC. */
export const toWireTime = (at: EpochMs): string => new Date(at).toISOString()
const timeOrNone = (at: EpochMs | undefined) => (at === undefined ? undefined : toWireTime(at))

const wireState = {
  offered: 'offered',
  // Taken by one agent, not yet confirmed: for everybody else it is still only offered.
  accepting: 'offered',
  dialing: 'dialing',
  ringing: 'ringing',
  connected: 'connected',
  ended: 'ended',
} as const satisfies Record<Call['state'], WireCall['state']>

export function toWireCall(call: Call, nameOf: NameOf): WireCall {
  const holder = 'holder' in call ? call.holder : undefined
  return {
    id: call.id,
    direction: call.direction,
    state: wireState[call.state],
    accountId: call.accountId,
    roomId: call.roomId,
    customer: { ...call.customer },
    agent: holder && { id: holder.agentId, name: nameOf(holder.agentId) },
    offeredAt: toWireTime(call.offeredAt),
    ...progressOf(call),
  }
}

/** As records show it: with what its agent wrote about it. */
export function toRecordedCall(call: Call, nameOf: NameOf, report: CallReport | undefined): WireCall {
  const { note, disposition, tags } = report ?? {}
  return { ...toWireCall(call, nameOf), note, disposition, tags: tags && [...tags] }
}

function progressOf(call: Call): Partial<WireCall> {
  switch (call.state) {
    case 'offered':
    case 'accepting':
    case 'dialing':
    case 'ringing':
      return {}
    case 'connected':
      return { answeredAt: toWireTime(call.answeredAt) }
    case 'ended':
      return {
        answeredAt: call.status === 'answered' ? toWireTime(call.answeredAt) : undefined,
        endedAt: toWireTime(call.endedAt),
        status: call.status,
        reason: call.reason,
        endedBy: call.endedBy,
        ringMs: call.ringMs,
        talkMs: call.talkMs,
        cost: call.cost,
        provider: call.providerError && { ...call.providerError },
      }
    default:
      return assertNever(call)
  }
}

export const toWireOffer = (call: OfferedCall, nameOf: NameOf): WireOffer => ({
  call: toWireCall(call, nameOf),
  sdp: call.remoteSdp,
  ringUntil: toWireTime(call.ringUntil),
  via: call.via,
})

export const toWireRoom = (room: Room): WireRoom => ({
  id: room.id,
  accountId: room.accountId,
  customer: { ...room.customer },
  state: room.state,
  assignedTo: room.assignedTo,
  unread: room.unread,
  lastMessageAt: timeOrNone(room.lastMessageAt),
  conversation: room.conversation && {
    category: room.conversation.category,
    expiresAt: toWireTime(room.conversation.expiresAt),
  },
  windowUntil: timeOrNone(room.windowUntil),
})

export const toWireMessage = (message: Message): WireMessage => ({
  id: message.id,
  roomId: message.roomId,
  direction: message.direction,
  kind: message.kind,
  at: toWireTime(message.at),
  status: message.status,
  text: message.text,
  mediaId: message.mediaId,
  callId: message.callId,
})

export const toWireConsent = (consent: Consent, policy: Policy): WireConsent => ({
  roomId: consent.roomId,
  status: consentStatus(consent),
  expiresAt: timeOrNone(consentExpiresAt(consent, policy)),
  requestedAt: timeOrNone(consent.request?.askedAt),
  advice: consentAdvice(consent, policy),
})

export const toWireWrapUp = ({ callId, until, extensions }: WrapUp): WireWrapUp => ({
  callId,
  until: toWireTime(until),
  extensions,
})

/** `viewer` sees what is nobody else's business: how long the own note may still take. */
export const toWireAgent = (user: User, { state, wrapUp }: AgentDoing, viewer?: AgentId): WireAgent => ({
  id: user.id,
  name: user.name,
  role: user.role,
  presence: user.presence,
  state,
  ...(user.disabled && { disabled: true as const }),
  ...(wrapUp && viewer === user.id && { wrapUp: toWireWrapUp(wrapUp) }),
})

/** Whose screen something is for. */
export type AccountViewer = Pick<User, 'id' | 'role'>

/** What everybody may know of an account: what holds for them [A2]; of Admins, who set it, the account's own. */
export function toShortAccount(account: Account, viewer: AccountViewer): WireAccount {
  const { id, name, displayPhone, inbound, outbound } = account
  if (viewer.role === 'admin') return { id, name, displayPhone, inbound, outbound }
  return {
    id,
    name,
    displayPhone,
    inbound: takesCalls(account, viewer.id),
    outbound: placesCalls(account, viewer.id),
  }
}

/** [A1] Admins alone see an account's settings; [I10] supervisors, too, how it stands, and [A2] whom its calls leave out. */
export function toWireAccount(account: Account, viewer: AccountViewer): WireAccount {
  const { currency, lowBalanceMinor: minor } = account
  const lowBalance = minor === undefined ? {} : { lowBalance: { currency, minor } }
  const dispositions = account.dispositions && { dispositions: [...account.dispositions] }
  const short = { ...toShortAccount(account, viewer), ...lowBalance, ...dispositions }
  const restricted = toWireStanding(account.standing).restrictions
  // What WhatsApp does not let them do concerns agents too.
  if (viewer.role === 'agent') return { ...short, ...(restricted.length > 0 && { restrictions: restricted }) }
  const watched = { ...short, ...toWireStanding(account.standing) }
  const agentOverrides = account.agentOverrides && [...account.agentOverrides]
  if (viewer.role === 'supervisor') return { ...watched, agentOverrides, ...hiddenFrom(account, short) }
  const { phoneNumberId, ringSeconds, callbackPermission, missedCallConsent } = account
  const { consentTemplate, wrapUpSeconds } = account
  return {
    ...watched,
    phoneNumberId,
    ringSeconds,
    callbackPermission,
    missedCallConsent,
    consentTemplate,
    wrapUpSeconds,
    agentOverrides,
    ringGroupWhenOwnerDisconnected: account.ringGroupWhenOwnerDisconnected,
    callHours: account.callHours && { ...account.callHours, ...listsOf(account.callHours) },
    provider: account.provider && toWireProvider(account.provider),
  }
}

/** [A2] A supervisor's own setting hides the account's, by which everybody else is called. */
const hiddenFrom = ({ inbound, outbound }: Account, shown: Pick<Account, 'inbound' | 'outbound'>) =>
  inbound === shown.inbound && outbound === shown.outbound ? {} : { forEverybody: { inbound, outbound } }

const listsOf = ({ weekly, holidays }: CallHours) => ({ weekly: [...weekly], holidays: [...holidays] })

const toWireStanding = ({ answerRate, warnings, restrictions }: AccountStanding) => ({
  answerRate: answerRate && answerRate.answered / answerRate.offered,
  warnings: warnings.map(({ at, until, ...warning }) => ({
    ...warning,
    at: toWireTime(at),
    until: timeOrNone(until),
  })),
  restrictions: restrictions.map(({ at, until, ...restriction }) => ({
    ...restriction,
    at: toWireTime(at),
    until: timeOrNone(until),
  })),
})

/** A setting is a word, or call hours. */
const plain = (value: string | CallHours) => (typeof value === 'string' ? value : { ...value })

const toWireProvider = ({ pending, differences, error }: ProviderRecord) => ({
  inSync: !pending && !error && differences.length === 0,
  pending,
  differences: differences.map(({ setting, ours, theirs }) => ({
    setting,
    ours: plain(ours),
    ...(theirs !== undefined && { theirs: plain(theirs) }),
  })),
  error,
})

export const toWireRingGroup = (group: RingGroup): WireRingGroup => ({
  ...group,
  members: [...group.members],
})
