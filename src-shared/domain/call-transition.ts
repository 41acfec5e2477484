import { assertNever } from './assert-never.ts'
import type { Call } from './call.ts'
import type { CallInput, Decision } from './call-input.ts'
import type { ProviderError } from './refusal.ts'
import { transitionAccepting } from './transitions/accepting.ts'
import { transitionConnected } from './transitions/connected.ts'
import { transitionEnded } from './transitions/ended.ts'
import { transitionOffered } from './transitions/offered.ts'
import { transitionDialled } from './transitions/outbound.ts'
import { transitionSteered } from './transitions/steered.ts'

/**
 * What one input makes of a call: the next state with the effects to carry out, or a refusal.
 *
 *     inbound   offered ─→ accepting ─→ connected ─→ ended
 *     outbound  dialing ─→ ringing ───→ connected ─→ ended      (from every state straight to ended too)
 *
 * A call only ever moves to the right, so repeated and disordered webhooks end in the same state.
 */
export function transition(call: Call, input: CallInput): Decision {
  const decision = transitionState(call, input)
  const error = providerErrorOf(input)
  if (!error || !decision.ok || decision.call.state !== 'ended' || call.state === 'ended') return decision
  return { ...decision, call: { ...decision.call, providerError: error } }
}

/** [O3] Why the provider failed the call, in its own words. */
function providerErrorOf(input: CallInput): ProviderError | undefined {
  if (input.type === 'acceptRefused' || input.type === 'dialRefused') return input.error
  return input.type === 'terminated' && input.termination.failed ? input.termination.error : undefined
}

function transitionState(call: Call, input: CallInput): Decision {
  if (input.type === 'withdrawCall' || input.type === 'rerouteCall') return transitionSteered(call, input)
  switch (call.state) {
    case 'offered':
      return transitionOffered(call, input)
    case 'accepting':
      return transitionAccepting(call, input)
    case 'dialing':
    case 'ringing':
      return transitionDialled(call, input)
    case 'connected':
      return transitionConnected(call, input)
    case 'ended':
      return transitionEnded(call, input)
    default:
      return assertNever(call)
  }
}
