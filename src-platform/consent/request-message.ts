import type { RoomId } from '#shared/domain/ids.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import { moveStatus } from '../rooms/message-status.ts'
import type { Message } from '../store/records.ts'
import type { Work } from '../work.ts'
import type { ConsentDesk } from './consent-desk.ts'

/** A request's key stands beside those of messages, and never is one of them. */
const prefix = 'consent-request:'

export const messageKeyOf = (requestId: string): string => `${prefix}${requestId}`
const requestIdOf = (message: Message): string | undefined =>
  message.kind === 'consent_request' ? message.clientMessageId?.slice(prefix.length) : undefined

/**
 * How far a message has come; where it is one that asks for consent, the consent follows: it has a name at Meta, or it
 * never reached the customer, and then uses up nothing. [P2]
 */
export async function followRequestMessage(
  work: Work,
  desk: ConsentDesk,
  { before, after }: { readonly before: Message; readonly after: Message },
): Promise<void> {
  const requestId = requestIdOf(after)
  if (requestId === undefined) return
  const { providerMessageId, roomId } = after
  const cause = (error?: ProviderError) => ({
    actor: { kind: 'provider' } as const,
    details: { requestId, providerMessageId, error },
  })
  if (after.status === 'failed') {
    if (before.status === 'failed') return
    await desk.apply(work, roomId, { type: 'notSent', requestId, at: work.now }, cause(after.error))
  } else if (providerMessageId !== undefined && before.providerMessageId === undefined) {
    await desk.apply(work, roomId, { type: 'sent', requestId, providerMessageId, at: work.now }, cause())
  }
}

/**
 * The customer answered a message that nobody here knows: it is the open request, whose name Meta's lost answer would
 * have told. So it did arrive.
 */
export async function nameByAnswer(
  work: Work,
  desk: ConsentDesk,
  { roomId, answersTo }: { readonly roomId: RoomId; readonly answersTo: string },
): Promise<void> {
  const { request } = await work.tx.consents.byRoom(roomId)
  if (!request || request.providerMessageId !== undefined) return
  const isCall = answersTo.startsWith('wacid.')
  if (isCall || (await work.tx.messages.byProviderId(answersTo))) return
  const before = await work.tx.messages.byClientId(roomId, messageKeyOf(request.requestId))
  if (!before) return
  const after = await moveStatus(work, { ...before, providerMessageId: answersTo }, { status: 'delivered' })
  await followRequestMessage(work, desk, { before, after })
}
