import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import { providerCallIdSchema } from '#shared/domain/ids.ts'
import type { MessageKind } from '#shared/domain/message.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Work } from '../work.ts'

/** How a recording is known as one: it bears the id of the call, which begins so. Source: Meta, Calling API, voicemail. */
const callIdPrefix = 'wacid.'
/** What people write and say; notices, consent events and calls are not in the way. */
const spokenKinds: readonly MessageKind[] = ['text', 'audio', 'voicemail', 'call_button']

export interface Voicemail {
  /** Absent where the call's own webhooks have not come yet. */
  readonly callId?: CallId
}

/**
 * [I8] Whether an audio message is the voicemail of a call: it bears the call's id, or is a voice note within 5 minutes of
 * an inbound call that was declined or not answered, with no other message in between.
 */
export async function voicemailOf(
  work: Work,
  audio: {
    readonly room: Room
    readonly providerMessageId: string
    readonly isVoiceNote: boolean
    readonly at: EpochMs
  },
  policy: Policy,
): Promise<Voicemail | undefined> {
  if (audio.providerMessageId.startsWith(callIdPrefix)) {
    const call = await work.tx.calls.byProviderCallId(providerCallIdSchema.parse(audio.providerMessageId))
    return call?.roomId === audio.room.id ? { callId: call.id } : {}
  }
  if (!audio.isVoiceNote) return undefined
  const entry = await work.tx.messages.latestCall(audio.room.id)
  const call = entry?.message.callId && (await work.tx.calls.byId(entry.message.callId))
  if (!entry || !call || call.state !== 'ended') return undefined
  if (call.direction !== 'inbound' || call.status !== 'unanswered') return undefined
  // Meta's times are whole seconds, ours are not: what was sent in the second of the end was sent after it.
  const endedAt = Math.floor(call.endedAt / 1_000) * 1_000
  if (audio.at < endedAt || audio.at > endedAt + policy.voicemailWithinMs) return undefined
  const between = await work.tx.messages.after(audio.room.id, entry.place, spokenKinds)
  return between.length === 0 ? { callId: call.id } : undefined
}

/** [I8] A recording that came before its call was known belongs to it now. */
export async function tieEarlyVoicemail(
  work: Work,
  call: { readonly id: CallId; readonly providerCallId: string; readonly room: Room },
): Promise<void> {
  const message = await work.tx.messages.byProviderId(call.providerCallId)
  if (message?.kind !== 'voicemail' || message.callId !== undefined || message.roomId !== call.room.id) return
  const tied = { ...message, callId: call.id }
  await work.tx.messages.update(tied)
  await work.tellMessage('message.updated', call.room, tied)
}
