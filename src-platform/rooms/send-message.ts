import { messageIdSchema, type AgentId, type MessageId, type RoomId } from '#shared/domain/ids.ts'
import { isWindowOpen, type Room } from '#shared/domain/room.ts'
import type { WireMessage } from '#shared/protocol/entities.ts'
import { recipientOf } from '../calls/command-sending.ts'
import type { Busy } from '../busy.ts'
import type { Logger } from '../logger.ts'
import type { GraphOutcome, GraphPort } from '../meta/graph-port.ts'
import type { Observer } from '../observer.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { Message } from '../store/records.ts'
import { toWireMessage } from '../wire.ts'
import type { Decisions, Work } from '../work.ts'
import { callButtonOf } from './call-button.ts'
import { sendRefusal, takeSendAnswer, type SendAnswer } from './message-status.ts'
import { addMessage } from './room-changes.ts'
import { roomFor } from './visible-room.ts'

export interface MessageRequest {
  readonly roomId: RoomId
  /** Chosen by the client: the same one in the same room sends once. */
  readonly clientMessageId: string
  readonly text: string
}

/** What agents can send: text, or text with a button that calls us. [C5] */
export type SentKind = 'text' | 'call_button'

export interface MessageSender {
  send(agentId: AgentId, request: MessageRequest, kind?: SentKind): Promise<Outcome<{ message: WireMessage }>>
}

interface Written {
  readonly message: Message
  readonly room: Room
  readonly phoneNumberId: string
  readonly isNew: boolean
}

/**
 * [C3] Free-form messages. A message is on disk before it leaves and is never sent a second time: where the answer was
 * lost, by a timeout or a crash, it stays pending until its status webhooks settle it.
 */
export function createMessageSender(parts: {
  readonly decisions: Decisions
  readonly graph: GraphPort
  readonly busy: Busy
  readonly log: Logger
  readonly observe: Observer
  readonly newId: () => string
}): MessageSender {
  const { decisions, graph, busy, log, observe, newId } = parts
  const onTheirWay = new Map<MessageId, Promise<void>>()

  async function write(
    work: Work,
    agentId: AgentId,
    { kind, ...request }: MessageRequest & { readonly kind: SentKind },
  ): Promise<Outcome<Written>> {
    const { roomId, clientMessageId, text } = request
    const room = await roomFor(work, agentId, roomId)
    const account = room && (await work.tx.accounts.byId(room.accountId))
    if (!room || !account) return unknownId('roomId')
    const { phoneNumberId } = account
    const sent = await work.tx.messages.byClientId(roomId, clientMessageId)
    if (sent) return done({ message: sent, room, phoneNumberId, isNew: false })
    if (!isWindowOpen(room, work.now)) return refused({ reason: 'window_closed' })
    const message: Message = {
      id: messageIdSchema.parse(newId()),
      roomId,
      direction: 'out',
      kind,
      at: work.now,
      status: 'pending',
      text,
      clientMessageId,
      sentBy: agentId,
    }
    await addMessage(work, room, message)
    return done({ message, room, phoneNumberId, isNew: true })
  }

  async function carryOut({ message, room, phoneNumberId }: Written): Promise<void> {
    const outcome = await ask(phoneNumberId, room, message)
    observe({
      type: 'provider_command',
      command: isButton(message) ? 'sendCallButton' : 'sendText',
      outcome: outcome.kind,
    })
    if (outcome.kind !== 'done') log.warn({ messageId: message.id, outcome }, 'a message was not taken')
    if (outcome.kind !== 'unknown') await decisions.run(work => record(work, message.id, outcome))
  }

  async function ask(
    phoneNumberId: string,
    room: Room,
    message: Message,
  ): Promise<GraphOutcome<{ messageId: string }>> {
    try {
      const to = recipientOf(room.customer)
      const text = message.text ?? ''
      return isButton(message)
        ? await graph.sendCallButton(phoneNumberId, to, callButtonOf(message.id, text), message.id)
        : await graph.sendText(phoneNumberId, to, text, message.id)
    } catch (error) {
      // Whether it arrived is not known, exactly as after a timeout.
      log.error({ err: error, messageId: message.id }, 'sending a message failed')
      return { kind: 'unknown', why: 'The request failed.' }
    }
  }

  return {
    async send(agentId, request, kind = 'text') {
      const written = await decisions.run(work => write(work, agentId, { ...request, kind }))
      if (!written.ok) return written
      const { message, isNew } = written.value
      const { id } = message
      if (isNew) {
        const underWay = busy.track(carryOut(written.value)).finally(() => onTheirWay.delete(id))
        onTheirWay.set(id, underWay)
      }
      await onTheirWay.get(id)
      return decisions.run(work => resultOf(work, message))
    },
  }
}

const isButton = ({ kind }: Message) => kind === 'call_button'

async function record(work: Work, id: MessageId, answer: SendAnswer): Promise<void> {
  const message = await work.tx.messages.byId(id)
  if (message) await takeSendAnswer(work, message, answer)
}

async function resultOf(work: Work, written: Message): Promise<Outcome<{ message: WireMessage }>> {
  const message = (await work.tx.messages.byId(written.id)) ?? written
  const refusal = sendRefusal(message)
  return refusal ? refused(refusal) : done({ message: toWireMessage(message) })
}
