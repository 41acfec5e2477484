import { assertNever } from '#shared/domain/assert-never.ts'
import { consentNotes } from '#shared/domain/consent-notes.ts'
import type { ConsentInput } from '#shared/domain/consent-transition.ts'
import { messageIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import { roomAfterApproval, type Room } from '#shared/domain/room.ts'
import { nameByAnswer } from '../consent/request-message.ts'
import type { NumberEvent } from '../meta/provider-event.ts'
import { addMessage } from '../rooms/room-changes.ts'
import type { Account, ConsentEvidenceDetails } from '../store/records.ts'
import type { Work } from '../work.ts'
import type { Handled } from './handle.ts'
import type { ArrivalParts } from './take-call.ts'

type PermissionReply = Extract<NumberEvent, { type: 'permissionReply' }>

/** [P5] [P8] [C6] The customer's word on being called, or Meta's own: [A6] after a call, [P11] after unanswered ones. */
export async function takePermissionReply(
  work: Work,
  { event, account }: { readonly event: PermissionReply; readonly account: Account },
  parts: ArrivalParts,
): Promise<Handled> {
  const room = await roomOf(work, { event, account }, parts)
  const details: ConsentEvidenceDetails = {
    providerMessageId: event.providerMessageId,
    answersTo: event.answersTo,
    source: event.automatic ? 'automatic' : 'user_action',
    raw: event.raw,
  }
  const { answersTo } = event
  if (answersTo !== undefined) await nameByAnswer(work, parts.consentDesk, { roomId: room.id, answersTo })
  // A withdrawal by Meta is no word of the customer's: the line about it comes with its effect.
  if (!isWithdrawal(event)) await addReply(work, room, event, parts)
  if (!event.answer) {
    await parts.reconciler.note(work, room.id, { kind: 'answer', at: event.at, details })
    return 'done'
  }
  const actor = isWithdrawal(event) ? ({ kind: 'provider' } as const) : ({ kind: 'customer' } as const)
  await parts.consentDesk.apply(work, room.id, inputOf(event, event.answer), { actor, details })
  return 'done'
}

const isWithdrawal = ({ automatic, answer }: PermissionReply): boolean =>
  automatic && answer?.kind === 'rejected'

/** The customer's room, made where there is none; an approval of theirs opens its window. [C3] */
async function roomOf(
  work: Work,
  { event, account }: { readonly event: PermissionReply; readonly account: Account },
  { newId, policy }: ArrivalParts,
): Promise<Room> {
  const { customer, answer, automatic, at } = event
  const before = await work.tx.rooms.byCustomer(account.id, customer.id)
  const room: Room = before ?? {
    id: roomIdSchema.parse(newId()),
    accountId: account.id,
    customer,
    state: 'unassigned',
    unread: 0,
  }
  const approves = !automatic && (answer?.kind === 'permanent' || answer?.kind === 'temporary')
  const after = approves ? roomAfterApproval(room, at, policy) : room
  if (!before) await work.tx.rooms.insert(after, work.now)
  else if (after !== before) await work.tx.rooms.update(after)
  if (after !== before) await work.tellRoom(before, after)
  return after
}

async function addReply(
  work: Work,
  room: Room,
  event: PermissionReply,
  { newId }: ArrivalParts,
): Promise<void> {
  await addMessage(work, room, {
    id: messageIdSchema.parse(newId()),
    roomId: room.id,
    direction: 'in',
    kind: 'consent_reply',
    at: event.at,
    text: noteOf(event),
    providerMessageId: event.providerMessageId,
  })
}

function noteOf({ answer, automatic }: PermissionReply): string {
  if (!answer) return consentNotes.answered
  switch (answer.kind) {
    case 'permanent':
      return consentNotes.allowedPermanently
    case 'temporary':
      return automatic ? consentNotes.allowedByCalling : consentNotes.allowedTemporarily
    case 'rejected':
      return consentNotes.rejected
    default:
      return assertNever(answer)
  }
}

function inputOf(event: PermissionReply, answer: NonNullable<PermissionReply['answer']>): ConsentInput {
  const { at, automatic, answersTo } = event
  switch (answer.kind) {
    case 'permanent':
      return { type: 'allowed', permanent: true, at, answersTo }
    case 'temporary':
      return { type: 'allowed', permanent: false, until: answer.until, at, answersTo }
    case 'rejected':
      return { type: 'refused', automatic, at, answersTo }
    default:
      return assertNever(answer)
  }
}
