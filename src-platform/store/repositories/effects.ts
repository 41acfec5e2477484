import type { ProviderCommand } from '#shared/domain/call-input.ts'
import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { Effect, EffectState } from '../records.ts'

export interface EffectsRepository {
  add(callId: CallId, command: ProviderCommand, at: EpochMs): Promise<void>
  /** In the order in which they were decided. */
  ofCall(callId: CallId): Promise<readonly Effect[]>
  nextPending(callId: CallId): Promise<Effect | undefined>
  setState(
    id: number,
    state: EffectState,
    change: { readonly at: EpochMs; readonly error?: ProviderError },
  ): Promise<void>
  inStates(states: readonly EffectState[]): Promise<readonly Effect[]>
}
