import { messageIdSchema } from '#shared/domain/ids.ts'
import { followRequestMessage } from '../consent/request-message.ts'
import type { NumberEvent } from '../meta/provider-event.ts'
import { moveStatus } from '../rooms/message-status.ts'
import { addMessage, openRoomForCustomer } from '../rooms/room-changes.ts'
import type { Account, Message } from '../store/records.ts'
import type { Work } from '../work.ts'
import type { Handled } from './handle.ts'
import type { ArrivalParts } from './take-call.ts'

type Of<Type extends NumberEvent['type']> = Extract<NumberEvent, { type: Type }>

/** Kinds whose content is no news to a person; they are kept for the rules that will read them. */
const silentKinds: ReadonlySet<string> = new Set(['interactive', 'reaction', 'system', 'unsupported'])

/** The customer writes. What cannot be shown yet leaves a line that says so, and is kept. */
export async function takeMessage(
  work: Work,
  { event, account }: { event: Of<'message'>; account: Account },
  parts: ArrivalParts,
): Promise<Handled> {
  const { at, customer, kind, providerMessageId, text } = event
  if (silentKinds.has(kind)) return { ignored: 'not_yet_handled', keep: true }
  const { after: room } = await openRoomForCustomer(work, { account, customer, at }, parts)
  const message: Message = {
    id: messageIdSchema.parse(parts.newId()),
    roomId: room.id,
    direction: 'in',
    kind: text === undefined ? 'system' : 'text',
    at,
    text: text ?? `The customer sent something that is not shown here yet (${kind}).`,
    providerMessageId,
  }
  await addMessage(work, room, message)
  return text === undefined ? { ignored: 'not_yet_handled', keep: true } : 'done'
}

/** How far a message of ours has come. It may be told before the provider's answer named the message. */
export async function takeMessageStatus(
  work: Work,
  event: Of<'messageStatus'>,
  { consentDesk }: Pick<ArrivalParts, 'consentDesk'>,
): Promise<Handled> {
  const { at, providerMessageId, status, error } = event
  const message = await findMessage(work, event)
  if (!message) {
    await work.tx.messages.keepEarlyStatus({ providerMessageId, status, at })
    return 'done'
  }
  const after = await moveStatus(work, { ...message, providerMessageId }, { status, error })
  await followRequestMessage(work, consentDesk, { before: message, after })
  return 'done'
}

async function findMessage(work: Work, event: Of<'messageStatus'>): Promise<Message | undefined> {
  const named = await work.tx.messages.byProviderId(event.providerMessageId)
  if (named || event.opaque === undefined) return named
  const ours = messageIdSchema.safeParse(event.opaque)
  const message = ours.success ? await work.tx.messages.byId(ours.data) : undefined
  return message?.direction === 'out' && message.providerMessageId === undefined ? message : undefined
}
