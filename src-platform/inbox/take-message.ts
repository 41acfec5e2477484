import { messageIdSchema, type RoomId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import { roomAfterConversation, type Room } from '#shared/domain/room.ts'
import { followRequestMessage } from '../consent/request-message.ts'
import type { NumberEvent } from '../meta/provider-event.ts'
import { moveStatus } from '../rooms/message-status.ts'
import { addMessage, openRoomForCustomer } from '../rooms/room-changes.ts'
import type { Account, Message } from '../store/records.ts'
import type { Work } from '../work.ts'
import type { Handled } from './handle.ts'
import type { ArrivalParts } from './take-call.ts'
import { voicemailOf } from './voicemail.ts'

type Of<Type extends NumberEvent['type']> = Extract<NumberEvent, { type: Type }>

/** Kinds that say nothing to a person where they have no words; they are kept for whoever will read them. */
const silentKinds: ReadonlySet<string> = new Set([
  'button',
  'interactive',
  'reaction',
  'system',
  'text',
  'unsupported',
])

/** The customer writes, speaks or sends a file. What cannot be shown yet leaves a line that says so, and is kept. */
export async function takeMessage(
  work: Work,
  { event, account }: { event: Of<'message'>; account: Account },
  parts: ArrivalParts,
): Promise<Handled> {
  const { at, customer, kind, providerMessageId, text, media } = event
  const isShown = text !== undefined || media !== undefined
  if (!isShown && silentKinds.has(kind)) return { ignored: 'not_yet_handled', keep: true }
  const { after: room } = await openRoomForCustomer(work, { account, customer, at }, parts)
  const message: Message = {
    id: messageIdSchema.parse(parts.newId()),
    roomId: room.id,
    direction: 'in',
    at,
    text: isShown ? text : `The customer sent something that is not shown here yet (${kind}).`,
    providerMessageId,
    ...(await kindOf(work, { event, room }, parts)),
    ...(media && { mediaId: await parts.media.begin(work, room.id, media) }),
  }
  await addMessage(work, room, message)
  return isShown ? 'done' : { ignored: 'not_yet_handled', keep: true }
}

async function kindOf(
  work: Work,
  { event, room }: { readonly event: Of<'message'>; readonly room: Room },
  { policy }: ArrivalParts,
): Promise<Pick<Message, 'kind' | 'callId'>> {
  const { at, kind, providerMessageId, media } = event
  if (kind === 'audio' && media) {
    const { isVoiceNote } = media
    const voicemail = await voicemailOf(work, { room, providerMessageId, isVoiceNote, at }, policy)
    return voicemail ? { kind: 'voicemail', ...voicemail } : { kind: 'audio' }
  }
  // A chosen button is the customer's own word; files and the like are told of.
  const isWritten = kind === 'text' || kind === 'button' || kind === 'interactive'
  return { kind: isWritten ? 'text' : 'system' }
}

/** How far a message of ours has come. It may be told before the provider's answer named the message. */
export async function takeMessageStatus(
  work: Work,
  event: Of<'messageStatus'>,
  { consentDesk, policy }: Pick<ArrivalParts, 'consentDesk' | 'policy'>,
): Promise<Handled> {
  const { at, providerMessageId, status, error } = event
  const message = await findMessage(work, event)
  if (!message) {
    await work.tx.messages.keepEarlyStatus({ providerMessageId, status, at })
    return 'done'
  }
  const after = await moveStatus(work, { ...message, providerMessageId }, { status, error })
  await followRequestMessage(work, consentDesk, { before: message, after })
  await openConversation(work, after.roomId, event, policy)
  return 'done'
}

/** [C2] A template that was sent opened a conversation, or the provider says how long a free entry point lasts. */
async function openConversation(
  work: Work,
  roomId: RoomId,
  { at, conversation }: Of<'messageStatus'>,
  policy: Policy,
): Promise<void> {
  const room = conversation && (await work.tx.rooms.byId(roomId))
  if (!room) return
  const { category } = conversation
  const lastsMs = category === 'free_entry_point' ? policy.freeEntryPointMs : policy.conversationMs
  const after = roomAfterConversation(room, { category, expiresAt: conversation.expiresAt ?? at + lastsMs })
  if (after === room) return
  await work.tx.rooms.update(after)
  await work.tellRoom(room, after)
}

async function findMessage(work: Work, event: Of<'messageStatus'>): Promise<Message | undefined> {
  const named = await work.tx.messages.byProviderId(event.providerMessageId)
  if (named || event.opaque === undefined) return named
  const ours = messageIdSchema.safeParse(event.opaque)
  const message = ours.success ? await work.tx.messages.byId(ours.data) : undefined
  return message?.direction === 'out' && message.providerMessageId === undefined ? message : undefined
}
