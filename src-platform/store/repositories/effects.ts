import type { Kysely, Selectable } from 'kysely'
import type { ProviderCommand } from '#shared/domain/call-input.ts'
import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { Effect, EffectState } from '../records.ts'
import type { Database } from '../schema.ts'

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

export function effectsOn(db: Kysely<Database>): EffectsRepository {
  const select = db.selectFrom('effects').selectAll().orderBy('id')
  return {
    async add(callId, command, at) {
      await db
        .insertInto('effects')
        .values({
          call_id: callId,
          command: command.type,
          sdp: 'sdp' in command ? command.sdp : null,
          state: 'pending',
          created_at: at,
          changed_at: at,
          error: null,
        })
        .execute()
    },
    async ofCall(callId) {
      const rows = await select.where('call_id', '=', callId).execute()
      return rows.map(toEffect)
    },
    async nextPending(callId) {
      const row = await select
        .where('call_id', '=', callId)
        .where('state', '=', 'pending')
        .limit(1)
        .executeTakeFirst()
      return row && toEffect(row)
    },
    async setState(id, state, { at, error }) {
      const settled = state !== 'pending' && state !== 'in_flight'
      await db
        .updateTable('effects')
        .set({
          state,
          changed_at: at,
          error: error ? JSON.stringify(error) : null,
          // Addresses and media passwords are not kept longer than needed.
          ...(settled ? { sdp: null } : {}),
        })
        .where('id', '=', id)
        .execute()
    },
    async inStates(states) {
      const rows = await select.where('state', 'in', states).execute()
      return rows.map(toEffect)
    },
  }
}

// Branded, and of these words, when it was added.
const toEffect = (row: Selectable<Database['effects']>): Effect => ({
  id: row.id,
  callId: row.call_id as CallId,
  command: toCommand(row.command as ProviderCommand['type'], row.sdp ?? ''),
  state: row.state as EffectState,
  error: row.error === null ? undefined : (JSON.parse(row.error) as ProviderError),
})

function toCommand(type: ProviderCommand['type'], sdp: string): ProviderCommand {
  return type === 'accept' || type === 'connect' ? { type, sdp } : { type }
}
