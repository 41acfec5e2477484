import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Call } from '#shared/domain/call.ts'
import {
  customerIdSchema,
  providerCallIdSchema,
  type AccountId,
  type CustomerId,
  type EpochMs,
  type RoomId,
} from '#shared/domain/ids.ts'
import type { ConsentEvidenceDetails } from '../records.ts'
import type { Database } from '../schema.ts'
import { callsOn } from './calls.ts'

/** What took the place of the customer, and what was deleted or made nameless. */
export interface Erased {
  readonly pseudonym: CustomerId
  readonly roomId?: RoomId
  readonly calls: number
  readonly messages: number
  readonly evidence: number
  readonly webhooks: number
  /** Of which the files are still to be removed. */
  readonly media: number
}

export interface ErasureRepository {
  /**
   * Takes a customer of one account out of everything. What remains is what money and law ask for: calls with their times
   * and costs, and evidence without words, of somebody who has a pseudonym alone. No call with them may live.
   */
  erase(accountId: AccountId, customerId: CustomerId, as: { pseudonym: string; at: EpochMs }): Promise<Erased>
}

/** What stands where the name was. */
export const erasedName = 'Erased customer'

export function erasureOn(db: Kysely<Database>): ErasureRepository {
  async function eraseMessages(roomId: string | undefined) {
    if (roomId === undefined) return { messages: 0, media: 0 }
    const inRoom = db.selectFrom('messages').where('room_id', '=', roomId)
    await db
      .deleteFrom('early_statuses')
      .where('provider_message_id', 'in', inRoom.select('provider_message_id'))
      .execute()
    // Their files are no part of the transaction: the lines stay until the files are gone.
    const media = await db
      .updateTable('media')
      .set({ state: 'erased', provider_media_id: '', mime_type: '', size: null, sha256: null })
      .where('room_id', '=', roomId)
      .returning('id')
      .execute()
    const { numDeletedRows } = await db
      .deleteFrom('messages')
      .where('room_id', '=', roomId)
      .executeTakeFirstOrThrow()
    await db.deleteFrom('consents').where('room_id', '=', roomId).execute()
    return { messages: Number(numDeletedRows), media: media.length }
  }

  async function eraseRoom(roomId: string | undefined, pseudonym: string): Promise<void> {
    if (roomId === undefined) return
    await db
      .updateTable('rooms')
      .set({
        customer_id: pseudonym,
        customer_name: erasedName,
        customer_phone: null,
        search_text: erasedName.toLowerCase(),
        state: 'resolved',
        unread: 0,
        conversation_category: null,
        conversation_expires_at: null,
        window_until: null,
      })
      .where('id', '=', roomId)
      .execute()
  }

  async function eraseCalls(
    accountId: AccountId,
    customerId: CustomerId,
    as: { pseudonym: CustomerId; at: EpochMs },
  ): Promise<number> {
    const rows = await db
      .selectFrom('calls')
      .select(['id', 'data'])
      .where('account_id', '=', accountId)
      .where('customer_id', '=', customerId)
      .execute()
    for (const { id, data } of rows) {
      // Written by `calls.save` alone.
      await callsOn(db).save(namelessCall(JSON.parse(data) as Call, as.pseudonym), as.at)
      await db.updateTable('call_events').set({ details: '{}' }).where('call_id', '=', id).execute()
      await db.updateTable('effects').set({ sdp: null, error: null }).where('call_id', '=', id).execute()
      await db
        .updateTable('call_reports')
        .set({ note: null, disposition: null, tags: null, stats: '{}' })
        .where('call_id', '=', id)
        .execute()
    }
    const elsewhere = await db
      .selectFrom('calls')
      .select('id')
      .where('customer_id', '=', customerId)
      .limit(1)
      .executeTakeFirst()
    if (!elsewhere) await db.deleteFrom('callers').where('customer_id', '=', customerId).execute()
    return rows.length
  }

  async function eraseEvidence(accountId: string, customerId: string, pseudonym: string): Promise<number> {
    const rows = await db
      .selectFrom('consent_evidence')
      .select(['seq', 'details'])
      .where('account_id', '=', accountId)
      .where('customer_id', '=', customerId)
      .execute()
    for (const { seq, details } of rows) {
      // Written by `append` alone.
      const nameless = namelessDetails(JSON.parse(details) as ConsentEvidenceDetails)
      await db
        .updateTable('consent_evidence')
        .set({ customer_id: pseudonym, details: JSON.stringify(nameless) })
        .where('seq', '=', seq)
        .execute()
    }
    return rows.length
  }

  /** Webhooks that were kept or given up lie there as they came. */
  async function eraseWebhooks(customerId: string): Promise<number> {
    const rows = await db
      .selectFrom('inbox')
      .select(['id', 'body'])
      .where('state', 'in', ['kept', 'parked'])
      .execute()
    const naming = rows.filter(({ body }) => Buffer.from(body).includes(customerId)).map(({ id }) => id)
    for (const id of naming) await db.deleteFrom('inbox').where('id', '=', id).execute()
    return naming.length
  }

  return {
    async erase(accountId, customerId, { pseudonym: drawn, at }) {
      const pseudonym = customerIdSchema.parse(drawn)
      const room = await db
        .selectFrom('rooms')
        .select('id')
        .where('account_id', '=', accountId)
        .where('customer_id', '=', customerId)
        .executeTakeFirst()
      const evidence = await eraseEvidence(accountId, customerId, pseudonym)
      const { messages, media } = await eraseMessages(room?.id)
      const calls = await eraseCalls(accountId, customerId, { pseudonym, at })
      await eraseRoom(room?.id, pseudonym)
      const webhooks = await eraseWebhooks(customerId)
      return {
        pseudonym,
        ...(room && { roomId: room.id as RoomId }),
        calls,
        messages,
        evidence,
        webhooks,
        media,
      }
    },
  }
}

/** Times, agent, result and cost stay. Meta's id of a call holds both numbers, and its words may hold anything. */
function namelessCall(call: Call, pseudonym: CustomerId): Call {
  const customer = { id: pseudonym, name: erasedName }
  if (call.state !== 'ended') throw new Error('A live call cannot be made nameless.')
  if (call.direction === 'inbound') {
    const providerCallId = providerCallIdSchema.parse(`erased-${call.id}`)
    return { ...call, customer, providerCallId, providerError: undefined }
  }
  return { ...call, customer, providerCallId: undefined, providerError: undefined }
}

/** Words and ids become hashes: who still has the original can show that it is the one, and nobody can read it here. */
function namelessDetails(details: ConsentEvidenceDetails): Readonly<Record<string, unknown>> {
  const {
    caption,
    providerMessageId,
    answersTo,
    raw,
    error: _error,
    requestId: _requestId,
    ...kept
  } = details
  const hashed = { caption, providerMessageId, answersTo, raw }
  const hashes = Object.entries(hashed).flatMap(([name, text]) =>
    text === undefined ? [] : [[`${name}Sha256`, createHash('sha256').update(text).digest('hex')] as const],
  )
  return { ...kept, ...Object.fromEntries(hashes) }
}
