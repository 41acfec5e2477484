import { z } from 'zod'
import type { Call, InboundCall } from '../calls/call.ts'
import { checkNumberMayCall } from '../calls/place-call.ts'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Clock } from '../clock.ts'
import { findSdpFault } from '../sdp/validate-sdp.ts'
import type { BusinessNumber, World } from '../world.ts'
import { GraphError } from './graph-error.ts'
import { parseBody, recipientOf, recipientSchema } from './request.ts'

const offerSchema = z.object({ sdp_type: z.literal('offer'), sdp: z.string() })
const answerSchema = z.object({ sdp_type: z.literal('answer'), sdp: z.string() })
const opaque = z.string().max(512).optional()
const spoken = z
  .object({
    status: z.enum(['ENABLED', 'DISABLED']),
    purpose: z.string().min(1).max(250),
    announcement_language: z.string().optional(),
  })
  .optional()
const product = { messaging_product: z.literal('whatsapp') }
const ofCall = { ...product, call_id: z.string().min(1) }
const extras = { biz_opaque_callback_data: opaque, recording: spoken, transcription: spoken }

const actionSchema = z.discriminatedUnion('action', [
  z.object({
    ...product,
    ...recipientSchema,
    ...extras,
    action: z.literal('connect'),
    session: offerSchema,
  }),
  z.object({ ...ofCall, action: z.literal('pre_accept'), session: answerSchema }),
  z.object({ ...ofCall, ...extras, action: z.literal('accept'), session: answerSchema }),
  z.object({ ...ofCall, action: z.literal('reject') }),
  z.object({ ...ofCall, action: z.literal('terminate') }),
])

type Action = z.infer<typeof actionSchema>
type AnswerAction = Extract<Action, { action: 'pre_accept' | 'accept' }>

const invalid = (details: string) => new GraphError(100, details)

const answer = (switchboard: Switchboard, call: InboundCall, action: AnswerAction) => {
  const { sdp } = action.session
  const fault = findSdpFault(sdp, 'answer', call.offerSdp)
  if (fault) throw new GraphError(fault.code, fault.details)
  if (action.action === 'pre_accept')
    return switchboard.tellInbound(call, { type: 'pre_accept', answerSdp: sdp })
  return switchboard.tellInbound(call, {
    type: 'accept',
    answerSdp: sdp,
    ...(action.biz_opaque_callback_data !== undefined && { opaque: action.biz_opaque_callback_data }),
  })
}

const act = (switchboard: Switchboard, call: Call, action: Exclude<Action, { action: 'connect' }>) => {
  if (call.state === 'ended') return 'The call has already ended'
  if (action.action === 'terminate') return switchboard.tell(call, { type: 'terminate' })
  if (call.direction === 'outbound') return `The business placed this call; ${action.action} is not for it`
  return action.action === 'reject'
    ? switchboard.tellInbound(call, { type: 'reject' })
    : answer(switchboard, call, action)
}

/**
 * `POST /<phone number id>/calls`. Meta names no codes for a wrong id, a wrong state or a changed SDP: they are
 * 100 with details here.
 *
 * @throws GraphError
 */
export const handleCalls = (
  parts: { world: World; clock: Clock; switchboard: Switchboard },
  number: BusinessNumber,
  body: unknown,
): object => {
  const { world, clock, switchboard } = parts
  const wantsToCall = z.object({ action: z.literal('connect') }).safeParse(body).success
  if (wantsToCall) checkNumberMayCall(number, clock.now())
  const action = parseBody(actionSchema, body)
  if (action.action === 'connect') {
    const call = switchboard.connect(number, {
      customer: recipientOf(world, action)?.waId,
      sdp: action.session.sdp,
      ...(action.biz_opaque_callback_data !== undefined && { opaque: action.biz_opaque_callback_data }),
    })
    return { messaging_product: 'whatsapp', calls: [{ id: call.id }] }
  }
  const call = world.calls.get(action.call_id)
  if (call?.phoneNumberId !== number.config.phoneNumberId) throw invalid('There is no call with this call_id')
  const refusal = act(switchboard, call, action)
  if (refusal !== undefined) throw invalid(refusal)
  return { messaging_product: 'whatsapp', success: true }
}
