import type { EpochMs, MessageId, RoomId } from '#shared/domain/ids.ts'
import type { MessageStatus } from '#shared/domain/message.ts'
import type { Message } from '../records.ts'

/** A status that came before the provider's answer named its message. */
export interface EarlyStatus {
  readonly providerMessageId: string
  readonly status: MessageStatus
  readonly at: EpochMs
}

export interface MessagesRepository {
  byId(id: MessageId): Promise<Message | undefined>
  byProviderId(providerMessageId: string): Promise<Message | undefined>
  byClientId(roomId: RoomId, clientMessageId: string): Promise<Message | undefined>
  insert(message: Message): Promise<void>
  update(message: Message): Promise<void>
  /** Oldest first: the newest `limit`, or those just before the message `before`. */
  page(roomId: RoomId, page: { before?: MessageId; limit: number }): Promise<readonly Message[]>
  keepEarlyStatus(early: EarlyStatus): Promise<void>
  takeEarlyStatuses(providerMessageId: string): Promise<readonly MessageStatus[]>
  deleteEarlyStatuses(before: EpochMs): Promise<void>
}
