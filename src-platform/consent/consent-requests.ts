import { requestRefusals } from '#shared/domain/permission-checks.ts'
import { messageIdSchema, type AgentId, type MessageId, type RoomId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import { isWindowOpen, type Room } from '#shared/domain/room.ts'
import type { WireConsent } from '#shared/protocol/entities.ts'
import type { Busy } from '../busy.ts'
import { recipientOf } from '../calls/command-sending.ts'
import type { Logger } from '../logger.ts'
import type { GraphOutcome, GraphPort } from '../meta/graph-port.ts'
import type { Observer } from '../observer.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import { sendRefusal, takeSendAnswer, type SendAnswer } from '../rooms/message-status.ts'
import { addMessage } from '../rooms/room-changes.ts'
import { roomFor } from '../rooms/visible-room.ts'
import type { Account, Message } from '../store/records.ts'
import { toWireConsent } from '../wire.ts'
import type { Decisions, Work } from '../work.ts'
import type { ConsentDesk } from './consent-desk.ts'
import { requestFactsOf } from './consent-facts.ts'
import { readConsentTemplate } from './consent-template.ts'
import { followRequestMessage, messageKeyOf } from './request-message.ts'

export interface ConsentAsk {
  readonly roomId: RoomId
  /** Chosen by the client: the same one in the same room asks once. */
  readonly requestId: string
  /** [P4] What the customer reads. */
  readonly caption: string
}

/** [P1]–[P4] Asking customers whether they may be called. */
export interface ConsentRequests {
  /** Resolves after the provider's word, or once it is known that there is none. */
  ask(agentId: AgentId, ask: ConsentAsk): Promise<Outcome<{ consent: WireConsent }>>
  /** Writes a request within the work and sends it after the commit; the caller has made the checks. */
  begin(work: Work, request: NewRequest): Promise<void>
  /** Resolves when none is on its way. */
  idle(): Promise<void>
}

export interface NewRequest {
  readonly room: Room
  readonly account: Account
  readonly requestId: string
  readonly caption: string
  /** Absent: the platform itself. [A7] */
  readonly askedBy?: AgentId
}

interface Written {
  readonly message: Message
  readonly room: Room
  readonly account: Account
}

/** Outside the window the account's template asks; one of the two is possible, or the checks would have refused. */
type Form = 'free' | 'template'

/**
 * A request is on disk before it leaves and is never sent a second time: where the answer was lost, by a timeout or a
 * crash, it stays pending until webhooks or its 72 h settle it.
 */
export function createConsentRequests(parts: {
  readonly decisions: Decisions
  readonly desk: ConsentDesk
  readonly graph: GraphPort
  readonly busy: Busy
  readonly log: Logger
  readonly observe: Observer
  readonly policy: Policy
  readonly newId: () => string
}): ConsentRequests {
  const { decisions, desk, graph, busy, log, observe, policy, newId } = parts
  const onTheirWay = new Map<MessageId, Promise<void>>()

  async function begin(work: Work, request: NewRequest): Promise<Message> {
    const { room, account, requestId, caption, askedBy } = request
    const message: Message = {
      id: messageIdSchema.parse(newId()),
      roomId: room.id,
      direction: 'out',
      kind: 'consent_request',
      at: work.now,
      status: 'pending',
      text: caption,
      clientMessageId: messageKeyOf(requestId),
      sentBy: askedBy,
    }
    const form: Form = isWindowOpen(room, work.now) ? 'free' : 'template'
    await addMessage(work, room, message)
    await desk.apply(
      work,
      room.id,
      { type: 'asked', at: work.now, request: { requestId, askedBy, askedAt: work.now } },
      {
        actor: askedBy === undefined ? { kind: 'system' } : { kind: 'agent', agentId: askedBy },
        details: { requestId, caption },
      },
    )
    work.afterCommit(() => send({ message, room, account }, form))
    return message
  }

  function send(written: Written, form: Form): void {
    const { id } = written.message
    const underWay = carryOut(written, form)
      .catch(error => log.error({ err: error, messageId: id }, 'a consent request could not be recorded'))
      .finally(() => onTheirWay.delete(id))
    onTheirWay.set(id, busy.track(underWay))
  }

  async function carryOut(written: Written, form: Form): Promise<void> {
    const outcome = await post(written, form)
    observe({ type: 'provider_command', command: 'askConsent', outcome: outcome.kind })
    const messageId = written.message.id
    if (outcome.kind !== 'done') log.warn({ messageId, outcome }, 'a consent request was not taken')
    if (outcome.kind !== 'unknown') await decisions.run(work => record(work, messageId, outcome))
  }

  async function post(
    { message, room, account }: Written,
    form: Form,
  ): Promise<GraphOutcome<{ messageId: string }>> {
    const to = recipientOf(room.customer)
    const { phoneNumberId, consentTemplate = '' } = account
    const caption = message.text ?? ''
    try {
      return form === 'free'
        ? await graph.sendPermissionRequest(phoneNumberId, to, caption, message.id)
        : await graph.sendTemplate(
            phoneNumberId,
            to,
            readConsentTemplate(consentTemplate, caption),
            message.id,
          )
    } catch (error) {
      // Whether it arrived is not known, exactly as after a timeout.
      log.error({ err: error, messageId: message.id }, 'sending a consent request failed')
      return { kind: 'unknown', why: 'The request failed.' }
    }
  }

  async function record(work: Work, id: MessageId, answer: SendAnswer): Promise<void> {
    const before = await work.tx.messages.byId(id)
    if (!before) return
    const after = await takeSendAnswer(work, before, answer)
    await followRequestMessage(work, desk, { before, after })
  }

  async function write(work: Work, agentId: AgentId, ask: ConsentAsk): Promise<Outcome<Message>> {
    const room = await roomFor(work, agentId, ask.roomId)
    const account = room && (await work.tx.accounts.byId(room.accountId))
    if (!room || !account) return unknownId('roomId')
    const asked = await work.tx.messages.byClientId(room.id, messageKeyOf(ask.requestId))
    if (asked) return done(asked)
    const [refusal] = requestRefusals(await requestFactsOf(work, { agentId, room, account }, policy), policy)
    if (refusal) return refused(refusal)
    const { requestId, caption } = ask
    return done(await begin(work, { room, account, requestId, caption, askedBy: agentId }))
  }

  async function resultOf(work: Work, written: Message): Promise<Outcome<{ consent: WireConsent }>> {
    const message = (await work.tx.messages.byId(written.id)) ?? written
    const refusal = sendRefusal(message)
    if (refusal) return refused(refusal)
    return done({ consent: toWireConsent(await work.tx.consents.byRoom(message.roomId), policy) })
  }

  return {
    async ask(agentId, ask) {
      const written = await decisions.run(work => write(work, agentId, ask))
      if (!written.ok) return written
      await onTheirWay.get(written.value.id)
      return decisions.run(work => resultOf(work, written.value))
    },
    async begin(work, request) {
      await begin(work, request)
    },
    async idle() {
      while (onTheirWay.size > 0) await Promise.all(onTheirWay.values())
    },
  }
}
