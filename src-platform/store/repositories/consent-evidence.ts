import type { Kysely } from 'kysely'
import type { AccountId, CustomerId, RoomId } from '#shared/domain/ids.ts'
import type { ConsentActor, ConsentEvidence, ConsentEvidenceDetails } from '../records.ts'
import type { Database } from '../schema.ts'

/** [P13] Every step of every consent: appended to, never changed. */
export interface ConsentEvidenceRepository {
  append(evidence: ConsentEvidence): Promise<void>
  /** In the order in which it became known. */
  ofCustomer(accountId: AccountId, customerId: CustomerId): Promise<readonly ConsentEvidence[]>
}

export function consentEvidenceOn(db: Kysely<Database>): ConsentEvidenceRepository {
  return {
    async append({ accountId, customerId, roomId, at, type, actor, details }) {
      await db
        .insertInto('consent_evidence')
        .values({
          account_id: accountId,
          customer_id: customerId,
          room_id: roomId,
          at,
          type,
          actor: JSON.stringify(actor),
          details: JSON.stringify(details),
        })
        .execute()
    },
    async ofCustomer(accountId, customerId) {
      const rows = await db
        .selectFrom('consent_evidence')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('customer_id', '=', customerId)
        .orderBy('seq')
        .execute()
      // Branded, and of these words, when it was appended.
      return rows.map(row => ({
        accountId,
        customerId,
        roomId: row.room_id as RoomId,
        at: row.at,
        type: row.type as ConsentEvidence['type'],
        actor: JSON.parse(row.actor) as ConsentActor,
        details: JSON.parse(row.details) as ConsentEvidenceDetails,
      }))
    },
  }
}
