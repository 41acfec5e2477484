import { laterStatus, type MessageStatus } from '#shared/domain/message.ts'
import type { ProviderError, Refusal } from '#shared/domain/refusal.ts'
import type { GraphOutcome } from '../meta/graph-port.ts'
import type { Message } from '../store/records.ts'
import type { Work } from '../work.ts'

/** The provider's word on a message that was sent to it; where there is none, webhooks settle it. */
export type SendAnswer = Exclude<GraphOutcome<{ messageId: string }>, { kind: 'unknown' }>

/** Saves the message with the later of its status and the one told, and tells the room where that changed it. */
export async function moveStatus(
  work: Work,
  message: Message,
  told: { readonly status: MessageStatus; readonly error?: ProviderError },
): Promise<Message> {
  const status = laterStatus(message.status ?? 'pending', told.status)
  const error = status === 'failed' ? (told.error ?? message.error) : undefined
  const moved: Message = { ...message, status, error }
  await work.tx.messages.update(moved)
  const room = await work.tx.rooms.byId(message.roomId)
  if (room && status !== message.status) await work.tellMessage('message.updated', room, moved)
  return moved
}

/** The message after the provider's answer, and after what its webhooks told before that. */
export async function takeSendAnswer(work: Work, message: Message, answer: SendAnswer): Promise<Message> {
  if (answer.kind === 'refused') return moveStatus(work, message, { status: 'failed', error: answer.error })
  const providerMessageId = answer.value.messageId
  let moved = await moveStatus(work, { ...message, providerMessageId }, { status: 'sent' })
  for (const status of await work.tx.messages.takeEarlyStatuses(providerMessageId)) {
    moved = await moveStatus(work, moved, { status })
  }
  return moved
}

/** Why the provider did not take the message; a failure that a webhook told later is shown in the room, and is none. */
export function sendRefusal({ status, providerMessageId, error }: Message): Refusal | undefined {
  const isRefused = status === 'failed' && providerMessageId === undefined
  return isRefused ? { reason: 'provider_refused', provider: error } : undefined
}
