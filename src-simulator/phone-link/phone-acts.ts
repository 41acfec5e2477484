import { assertNever } from '../assert-never.ts'
import { isLive } from '../calls/call.ts'
import type { Call } from '../calls/call.ts'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Clock } from '../clock.ts'
import { answerPermission } from '../customers/customer-acts.ts'
import { setOnline } from '../customers/reachability.ts'
import { leaveVoicemail, mayLeaveVoicemail } from '../customers/voicemail.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { FromPhone } from '../phone/messages.ts'
import { customerOf, pairKey } from '../world.ts'
import type { World } from '../world.ts'

type Between = { phoneNumberId: string; customer: string }

/** What a person does on the phone, apart from dialling, which needs an answer to the page. */
export type PhoneAct = Exclude<FromPhone, { type: 'dial' | 'cannot_dial' }>

const answers = { always: 'permanent', temporary: 'temporary', no: 'reject' } as const

/** @param callId any call of the pair when absent */
export const liveCallOf = (world: World, between: Between, callId?: string): Call | undefined =>
  [...world.calls.values()].find(
    call =>
      pairKey(call.phoneNumberId, call.customer) === pairKey(between.phoneNumberId, between.customer) &&
      isLive(call) &&
      (callId === undefined || call.id === callId),
  )

/**
 * Carries out what the page reports. An act that came too late for its call changes nothing: the page is told
 * where the call stands by its next view.
 */
export const actAsCustomer = (
  parts: { world: World; clock: Clock; switchboard: Switchboard; conversation: Conversation },
  between: Between,
  act: PhoneAct,
): void => {
  const { world, switchboard, conversation } = parts
  const call = 'callId' in act ? liveCallOf(world, between, act.callId) : undefined
  switch (act.type) {
    case 'media_answer':
      return switchboard.phoneAnswered(act.callId, act.sdp)
    case 'media_received':
      if (call) switchboard.tell(call, { type: 'media_heard' })
      return
    case 'accept':
    case 'decline':
      if (call) switchboard.customerAnswers(call, act.type === 'accept' ? 'accept' : 'reject')
      return
    case 'hang_up':
      if (call) switchboard.tell(call, { type: 'customer_hung_up' })
      return
    case 'text':
      conversation.fromCustomer(between, { type: 'text', body: act.text })
      return
    case 'answer_permission':
      answerPermission(parts, between, { answer: answers[act.answer], requestId: act.messageId })
      return
    case 'change_permission':
      answerPermission(parts, between, {
        answer: act.answer === 'always' ? 'permanent_from_profile' : 'revoke_in_profile',
      })
      return
    case 'voicemail': {
      const past = world.calls.get(act.callId)
      if (!past || past.customer !== between.customer || !mayLeaveVoicemail(world, past)) return
      const bytes = Buffer.from(act.base64, 'base64')
      leaveVoicemail(conversation, past, { mimeType: act.mimeType, bytes })
      return
    }
    case 'set_online':
      return setOnline(parts, customerOf(world, between.customer), act.online)
    case 'read': {
      const read = world.messages.find(candidate => candidate.id === act.messageId)
      if (read) conversation.mark(read, 'read')
      return
    }
    default:
      assertNever(act)
  }
}
