import type { Call } from '#shared/domain/call.ts'
import type { CallInput, Decision } from '#shared/domain/call-input.ts'
import { transition } from '#shared/domain/call-transition.ts'
import { aDialingCall, anOfferedCall, holder, providerCallId, t0 } from '../../../support/builders/calls.ts'
import { agentId } from '../../../support/builders/records.ts'

export const at = t0 + 10_000
export const wacid = providerCallId('wacid.1')
export const ani = agentId('ani')
export const beni = agentId('beni')

/** The call after these inputs, none of which may be refused. */
export const after = (call: Call, ...inputs: readonly CallInput[]): Call => {
  let current = call
  for (const input of inputs) {
    const decision = transition(current, input)
    if (!decision.ok) throw new Error(`${input.type} was refused: ${decision.refusal.reason}`)
    current = decision.call
  }
  return current
}
/** What was decided to do, by name. */
export const effectsOf = (decision: Decision) =>
  decision.ok
    ? decision.effects.map(effect => (effect.type === 'command' ? effect.command.type : effect.type))
    : []
export const reasonOf = (decision: Decision) => (decision.ok ? undefined : decision.refusal.reason)

/** One of each input, and where it matters two. */
export const inputs = {
  answer: { type: 'answer', holder: holder('ani'), sdp: 'v=0', agentOnCall: false, at },
  answerByBeni: { type: 'answer', holder: holder('beni'), sdp: 'v=0', agentOnCall: false, at },
  decline: { type: 'decline', agentId: ani, at },
  hangUp: { type: 'hangUp', agentId: ani, at },
  hangUpByBeni: { type: 'hangUp', agentId: beni, at },
  withdrawCall: { type: 'withdrawCall', by: agentId('sari'), at },
  rerouteCall: { type: 'rerouteCall', to: agentId('dewi'), at },
  rerouteToBusy: { type: 'rerouteCall', to: agentId('dewi'), obstacle: 'on_call', at },
  rerouteToAbsent: { type: 'rerouteCall', to: agentId('dewi'), obstacle: 'unreachable', at },
  agentFreed: { type: 'agentFreed', agentId: ani, at },
  ringTimeUp: { type: 'ringTimeUp', at: t0 + 45_000 },
  settleTimeUp: { type: 'settleTimeUp', at: t0 + 90_000 },
  balanceExhausted: { type: 'balanceExhausted', at },
  acceptConfirmed: { type: 'acceptConfirmed', at },
  acceptRefused: { type: 'acceptRefused', error: { code: 100, message: '' }, at },
  dialPlaced: { type: 'dialPlaced', providerCallId: wacid, at },
  dialRefused: { type: 'dialRefused', error: { code: 138006, message: '' }, at },
  remoteSdp: { type: 'remoteSdp', sdp: 'v=0', providerCallId: wacid, at },
  remoteRinging: { type: 'remoteRinging', providerCallId: wacid, at },
  remoteAccepted: { type: 'remoteAccepted', providerCallId: wacid, at },
  remoteRejected: { type: 'remoteRejected', providerCallId: wacid, at },
  hungUpUnanswered: { type: 'terminated', termination: { failed: false }, providerCallId: wacid, at },
  failedUnanswered: { type: 'terminated', termination: { failed: true }, providerCallId: wacid, at },
  spoken: {
    type: 'terminated',
    termination: { failed: false, startedAt: t0 + 5_000, endedAt: t0 + 65_000 },
    providerCallId: wacid,
    at,
  },
} as const satisfies Record<string, CallInput>
export type InputName = keyof typeof inputs

export const offered = anOfferedCall()
export const accepting = after(offered, inputs.answer)
export const connected = after(accepting, inputs.acceptConfirmed)
export const dialing = aDialingCall()
export const ringing = after(dialing, inputs.remoteRinging)
export const spokenOut = after(ringing, inputs.remoteAccepted)
export const missed = after(offered, inputs.hungUpUnanswered)
export const finished = after(connected, inputs.hangUp)

export const calls = { offered, accepting, connected, dialing, ringing, spokenOut, missed, finished }

/** The state; of an ended call why it ended. */
export const placeOf = (call: Call) => (call.state === 'ended' ? call.reason : call.state)
