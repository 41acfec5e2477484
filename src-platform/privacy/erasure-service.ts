import type { AgentId } from '#shared/domain/ids.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import type { Logger } from '../logger.ts'
import type { MediaFiles } from '../media/media-files.ts'
import { badParam, done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { Store } from '../store/store.ts'
import type { Decisions } from '../work.ts'
import { pseudonymOf } from './pseudonym.ts'

/** A customer's right to be forgotten. Who may ask was checked at the door. */
export interface ErasureService {
  /**
   * Erases one customer of one account, tells every desktop to, and says what was done. A customer who is not known, or not
   * any more, is erased already. Refused while a call with them lives.
   */
  erase(by: AgentId, asked: Params<'customers.erase'>): Promise<Outcome<Result<'customers.erase'>>>
}

export function createErasureService(parts: {
  readonly decisions: Decisions
  readonly store: Store
  readonly mediaFiles: Pick<MediaFiles, 'remove'>
  readonly newId: () => string
  readonly log: Logger
}): ErasureService {
  const { decisions, store, mediaFiles, newId, log } = parts
  return {
    async erase(by, { accountId, customerId, confirm }) {
      if (confirm !== customerId) return badParam('confirm', 'Repeat the id of the customer.')
      const erased = await decisions.run(async work => {
        const account = await work.tx.accounts.byId(accountId)
        if (!account) return unknownId('accountId')
        const live = await work.tx.calls.live()
        if (live.some(call => call.accountId === accountId && call.customer.id === customerId)) {
          return refused({ reason: 'call_in_progress' })
        }
        const before = await work.tx.rooms.byCustomer(accountId, customerId)
        const as = { pseudonym: pseudonymOf(newId()), at: work.now }
        const result = await work.tx.erasure.erase(accountId, customerId, as)
        const { roomId, media, calls, messages, evidence, webhooks } = result
        const counts = { calls, messages, media: media.length, evidence, webhooks }
        if (calls + messages + evidence + webhooks > 0 || roomId !== undefined) {
          await work.audit({
            actor: by,
            action: 'customer.erased',
            ...(roomId !== undefined && { subject: { kind: 'room', id: roomId } }),
            details: { accountId, ...counts },
          })
        }
        const after = before && (await work.tx.rooms.byId(before.id))
        if (before && after) await work.tellRoom(before, after)
        await work.tellEverybody({ type: 'customer.erased', data: { accountId, customerId, roomId } })
        return done({ counts, media })
      })
      if (!erased.ok) return erased
      for (const id of erased.value.media) await mediaFiles.remove(id)
      // What was deleted lingers in the write-ahead log until then.
      await store.forgetDeleted()
      log.info({ ...erased.value.counts }, 'a customer was erased')
      return done({ erased: erased.value.counts })
    },
  }
}
