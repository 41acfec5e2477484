import type { Call, Holder, WithdrawReason } from './call.ts'
import type { AgentId, EpochMs, ProviderCallId } from './ids.ts'
import type { ProviderError, Refusal } from './refusal.ts'

/** The provider's last word on a call: its `terminate`. */
export interface Termination {
  readonly failed: boolean
  /** What the provider said went wrong. */
  readonly error?: ProviderError
  /** Present only when somebody picked up: `COMPLETED` alone does not mean answered (Meta: terminate webhook). */
  readonly startedAt?: EpochMs
  readonly endedAt?: EpochMs
}

/** What can happen to a call. `at` is when, by the clock of whoever saw it. */
export type CallInput = LifeInput | SteeringInput

/** What supervisors do to a call that rings. [D8] */
export type SteeringInput = { readonly at: EpochMs } & (
  | { readonly type: 'withdrawCall'; readonly by: AgentId }
  /** `obstacle`: why the agent cannot take a call now. */
  | { readonly type: 'rerouteCall'; readonly to: AgentId; readonly obstacle?: 'on_call' | 'unreachable' }
)

/** What agents, the customer, the provider and time do to a call. */
export type LifeInput = { readonly at: EpochMs } & (
  | { readonly type: 'answer'; readonly holder: Holder; readonly sdp: string; readonly agentOnCall: boolean }
  /** `next`: who rings instead, where the group overflows and somebody is left. [R8] */
  | { readonly type: 'decline'; readonly agentId: AgentId; readonly next?: AgentId }
  | { readonly type: 'hangUp'; readonly agentId: AgentId }
  /** A waiting agent has finished the other call. */
  | { readonly type: 'agentFreed'; readonly agentId: AgentId }
  | { readonly type: 'ringTimeUp' }
  /** [R8] The rung member has had their time; without `next` nobody is left and it rings on. */
  | { readonly type: 'overflowDue'; readonly next?: AgentId }
  /** The provider kept silent about a dial for too long. */
  | { readonly type: 'settleTimeUp' }
  /** [O4] The next minute of an outbound call cannot be paid. */
  | { readonly type: 'balanceExhausted' }
  | { readonly type: 'acceptConfirmed' }
  | { readonly type: 'acceptRefused'; readonly error: ProviderError }
  | { readonly type: 'dialPlaced'; readonly providerCallId: ProviderCallId }
  | { readonly type: 'dialRefused'; readonly error: ProviderError }
  /** The customer's side of the media; not yet a pickup. */
  | { readonly type: 'remoteSdp'; readonly sdp: string; readonly providerCallId: ProviderCallId }
  | { readonly type: 'remoteRinging'; readonly providerCallId: ProviderCallId }
  | { readonly type: 'remoteAccepted'; readonly providerCallId: ProviderCallId }
  | { readonly type: 'remoteRejected'; readonly providerCallId: ProviderCallId }
  | {
      readonly type: 'terminated'
      readonly termination: Termination
      readonly providerCallId: ProviderCallId
    }
)

/** What the provider is asked to do. Sent at most once: nobody can take back a second `accept` or `connect`. */
export type ProviderCommand =
  | { readonly type: 'accept'; readonly sdp: string }
  | { readonly type: 'connect'; readonly sdp: string }
  | { readonly type: 'reject' }
  | { readonly type: 'terminate' }

/** What the shell must do after the next state is saved, in this order. */
export type CallEffect =
  /** Ring at these agents, on every desktop of theirs. */
  | { readonly type: 'offer'; readonly to: readonly AgentId[] }
  /** Show these agents, who are on a call, that it waits. */
  | { readonly type: 'announceWaiting'; readonly to: readonly AgentId[] }
  /** Stop ringing; `except` is the session that took the call. */
  | {
      readonly type: 'withdraw'
      readonly to: readonly AgentId[]
      readonly reason: WithdrawReason
      readonly by?: AgentId
      readonly except?: Holder
    }
  /** The provider did not give the call to the desktop that took it. */
  | { readonly type: 'withdrawHolder'; readonly holder: Holder; readonly reason: WithdrawReason }
  /** Tell the holder's session how its call stands; the call is as it was at that moment. */
  | { readonly type: 'showHolder'; readonly holder: Holder; readonly call: Call }
  | { readonly type: 'sendRemoteSdp'; readonly holder: Holder; readonly sdp: string }
  | { readonly type: 'announceEnd'; readonly to: readonly AgentId[] }
  /** The provider's times differ from ours: the ended call, told again. */
  | { readonly type: 'announceCorrection'; readonly to: readonly AgentId[] }
  | { readonly type: 'command'; readonly command: ProviderCommand }

export type Decision =
  | { readonly ok: true; readonly call: Call; readonly effects: readonly CallEffect[] }
  | { readonly ok: false; readonly refusal: Refusal }
