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
  /** After a start: removes the files that an earlier run did not get to. */
  resume(): Promise<void>
}

export function createErasureService(parts: {
  readonly decisions: Decisions
  readonly store: Store
  readonly mediaFiles: Pick<MediaFiles, 'remove'>
  readonly newId: () => string
  readonly log: Logger
}): ErasureService {
  const { decisions, store, mediaFiles, newId, log } = parts

  /** What failed here is tried again with the next erasing, and at the next start. */
  async function removeFiles(): Promise<void> {
    for (const id of await decisions.run(work => work.tx.media.erased())) {
      await mediaFiles.remove(id)
      await decisions.run(work => work.tx.media.remove(id))
    }
  }

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
        const counts = { calls, messages, media, evidence, webhooks }
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
        return done(counts)
      })
      if (!erased.ok) return erased
      await removeFiles()
      // What was deleted lingers in the write-ahead log until then.
      await store.forgetDeleted()
      log.info({ ...erased.value }, 'a customer was erased')
      return done({ erased: erased.value })
    },
    async resume() {
      try {
        await removeFiles()
      } catch (error) {
        log.error({ err: error }, 'files of erased customers could not be removed')
      }
    },
  }
}
