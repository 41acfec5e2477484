import { callButtonLabel } from '#shared/domain/call-button-label.ts'
import { defaultPolicy, type Policy } from '#shared/domain/policy.ts'
import { messageIdSchema, type CallId, type EpochMs, type MessageId } from '#shared/domain/ids.ts'
import type { Room } from '#shared/domain/room.ts'
import type { CallButton } from '../meta/graph-port.ts'
import type { Work } from '../work.ts'

/** What comes back with the call: ours alone, so that other payloads of the business mean nothing here. */
const prefix = 'dering-call-button:'

/** [C5] The invitation as it goes to Meta. */
export const callButtonOf = (messageId: MessageId, text: string): CallButton => ({
  text,
  label: callButtonLabel,
  minutes: defaultPolicy.callButtonMs / 60_000,
  payload: `${prefix}${messageId}`,
})

/** [C5] The customer's call came from a button that still worked at `at`: its message has the call from now on. */
export async function tieCallButton(
  work: Work,
  call: { readonly id: CallId; readonly room: Room; readonly at: EpochMs; readonly payload?: string },
  policy: Policy,
): Promise<void> {
  const { id: callId, room, at, payload } = call
  const named = payload?.startsWith(prefix)
    ? messageIdSchema.safeParse(payload.slice(prefix.length))
    : undefined
  const message = named?.success ? await work.tx.messages.byId(named.data) : undefined
  if (message?.kind !== 'call_button' || message.roomId !== room.id) return
  // After its time the button is none any more, and this an ordinary call.
  if (at >= message.at + policy.callButtonMs) return
  const tied = { ...message, callId }
  await work.tx.messages.update(tied)
  await work.tellMessage('message.updated', room, tied)
}
