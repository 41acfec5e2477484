import { anyoneTakesCalls } from '#shared/domain/agent-override.ts'
import { endedWithBeginning, startEnded, startInbound } from '#shared/domain/call-start.ts'
import type { CallInput } from '#shared/domain/call-input.ts'
import type { Call } from '#shared/domain/call.ts'
import { callIdSchema, type CallId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import { routeInbound } from '#shared/domain/routing.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import type { CallDesk } from '../calls/desk.ts'
import { reachableAgents } from '../calls/reachability.ts'
import type { ConsentDesk } from '../consent/consent-desk.ts'
import type { Reconciler } from '../consent/reconciler.ts'
import type { MediaFetcher } from '../media/media-fetcher.ts'
import type { NumberEvent } from '../meta/provider-event.ts'
import { ringMsOf } from '../policy-of.ts'
import { tieCallButton } from '../rooms/call-button.ts'
import { openRoomForCustomer } from '../rooms/room-changes.ts'
import type { Account } from '../store/records.ts'
import type { Work } from '../work.ts'
import type { Handled } from './handle.ts'
import { tieEarlyVoicemail } from './voicemail.ts'

/** What taking the provider's news needs beside the work itself. */
export interface ArrivalParts {
  readonly desk: CallDesk
  readonly consentDesk: ConsentDesk
  readonly reconciler: Pick<Reconciler, 'note'>
  readonly delivery: Pick<DeliveryPort, 'isReachable'>
  readonly accounts: Pick<Accounts, 'takeSettings' | 'takeQuality'>
  readonly media: Pick<MediaFetcher, 'begin'>
  readonly policy: Policy
  readonly newId: () => string
}

type Of<Type extends NumberEvent['type']> = Extract<NumberEvent, { type: Type }>
interface Taken<Type extends NumberEvent['type']> {
  readonly event: Of<Type>
  readonly account: Account
}

const provider = { kind: 'provider' } as const
const unknownCall: Handled = { ignored: 'unknown_call', keep: false }

/** An inbound call begins, or the customer's media side of a dial arrives. */
export async function takeCallConnect(
  work: Work,
  { event, account }: Taken<'callConnect'>,
  parts: ArrivalParts,
): Promise<Handled> {
  const { at, providerCallId, sdp } = event
  const call = await findCall(work, event)
  if (call?.direction === 'outbound') {
    if (sdp === undefined) return { ignored: 'malformed', keep: true }
    await parts.desk.apply(work, call, { type: 'remoteSdp', sdp, providerCallId, at }, provider)
    return 'done'
  }
  if (call) {
    const completed = call.state === 'ended' && endedWithBeginning(call, at, ringMsOf(account, parts.policy))
    if (completed) await work.tx.calls.save(completed, work.now)
    return 'done'
  }
  if (event.direction === 'outbound') return unknownCall
  return begin(work, { event, account }, parts)
}

async function begin(
  work: Work,
  { event, account }: Taken<'callConnect'>,
  parts: ArrivalParts,
): Promise<Handled> {
  const { at, customer, providerCallId, sdp } = event
  if (!customer || sdp === undefined) return { ignored: 'malformed', keep: true }
  const { before, after } = await openRoomForCustomer(work, { account, customer, at }, parts)
  // The room as it was decides: a resolved one routes as resolved, though the call reopens it. [I2]
  const route = await routeOf(work, { account, room: before, calledAt: at }, parts)
  if (route.kind === 'offer' && route.turn) {
    await work.tx.ringGroups.setLastRung(route.turn.group.id, route.turn.member)
  }
  const arrival = {
    id: callIdSchema.parse(parts.newId()),
    providerCallId,
    accountId: account.id,
    customer: after.customer,
    roomId: after.id,
    calledAt: at,
    sdp,
  }
  const timing = { now: work.now, ringMs: ringMsOf(account, parts.policy) }
  await parts.desk.begin(work, startInbound(arrival, route, timing), provider)
  await tieMessages(work, { id: arrival.id, room: after, event }, parts)
  return 'done'
}

async function routeOf(
  work: Work,
  { account, room, calledAt }: { account: Account; room: Room | undefined; calledAt: number },
  { delivery, policy }: ArrivalParts,
) {
  const { ringGroupWhenOwnerDisconnected } = account
  const facts = {
    inboundOn: anyoneTakesCalls(account),
    ringGroupWhenOwnerDisconnected,
    calledAt,
    now: work.now,
    room,
    ringGroups: await work.tx.ringGroups.ofAccount(account.id),
    agents: await reachableAgents(work, account, delivery),
  }
  return routeInbound(facts, policy)
}

/** The provider's last word on a call, which may come before its first. */
export async function takeCallTerminate(
  work: Work,
  { event, account }: Taken<'callTerminate'>,
  parts: ArrivalParts,
): Promise<Handled> {
  const { at, customer, providerCallId, termination } = event
  const call = await findCall(work, event)
  if (call) {
    await parts.desk.apply(work, call, { type: 'terminated', termination, providerCallId, at }, provider)
    return 'done'
  }
  if (event.direction === 'outbound') return unknownCall
  if (!customer) return { ignored: 'malformed', keep: true }
  const { after } = await openRoomForCustomer(work, { account, customer, at }, parts)
  const arrival = {
    id: callIdSchema.parse(parts.newId()),
    providerCallId,
    accountId: account.id,
    customer: after.customer,
    roomId: after.id,
    calledAt: at,
  }
  await parts.desk.begin(work, { call: startEnded(arrival, termination, at), effects: [] }, provider)
  await tieMessages(work, { id: arrival.id, room: after, event }, parts)
  return 'done'
}

/** What belongs to a call that just became known: the invitation that caused it [C5], its recording. [I8] */
async function tieMessages(
  work: Work,
  {
    id,
    room,
    event,
  }: { readonly id: CallId; readonly room: Room; readonly event: Of<'callConnect' | 'callTerminate'> },
  { policy }: ArrivalParts,
): Promise<void> {
  const { at, providerCallId, buttonPayload: payload } = event
  await tieCallButton(work, { id, room, at, payload }, policy)
  await tieEarlyVoicemail(work, { id, room, providerCallId })
}

/** [O3] How a dial fares at the customer. */
export async function takeCallStatus(
  work: Work,
  event: Of<'callStatus'>,
  parts: ArrivalParts,
): Promise<Handled> {
  const call = await findCall(work, event)
  if (!call) return unknownCall
  const { at, providerCallId } = event
  const types = {
    ringing: 'remoteRinging',
    accepted: 'remoteAccepted',
    rejected: 'remoteRejected',
  } as const satisfies Record<typeof event.status, CallInput['type']>
  await parts.desk.apply(work, call, { type: types[event.status], providerCallId, at }, provider)
  return 'done'
}

/** By the provider's id; a dial whose id is not known yet by ours, which comes back in its webhooks. */
async function findCall(
  work: Work,
  event: Of<'callConnect' | 'callTerminate' | 'callStatus'>,
): Promise<Call | undefined> {
  const named = await work.tx.calls.byProviderCallId(event.providerCallId)
  if (named || event.opaque === undefined) return named
  const ours = callIdSchema.safeParse(event.opaque)
  const call = ours.success ? await work.tx.calls.byId(ours.data) : undefined
  return call?.providerCallId === undefined ? call : undefined
}
