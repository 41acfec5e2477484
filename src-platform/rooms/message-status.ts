import { laterStatus, type MessageStatus } from '#shared/domain/message.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { Message } from '../store/records.ts'
import type { Work } from '../work.ts'

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
