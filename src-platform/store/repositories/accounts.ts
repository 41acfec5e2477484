import type { Kysely, Selectable } from 'kysely'
import type { AccountId } from '#shared/domain/ids.ts'
import type { Account } from '../records.ts'
import type { Database } from '../schema.ts'

export interface AccountsRepository {
  all(): Promise<readonly Account[]>
  byId(id: AccountId): Promise<Account | undefined>
  byPhoneNumberId(phoneNumberId: string): Promise<Account | undefined>
  insert(account: Account): Promise<void>
}

export function accountsOn(db: Kysely<Database>): AccountsRepository {
  const find = async (column: 'id' | 'phone_number_id', value: string) => {
    const row = await db.selectFrom('accounts').selectAll().where(column, '=', value).executeTakeFirst()
    return row && toAccount(row)
  }
  return {
    async all() {
      const rows = await db.selectFrom('accounts').selectAll().orderBy('name').orderBy('id').execute()
      return rows.map(toAccount)
    },
    byId: id => find('id', id),
    byPhoneNumberId: phoneNumberId => find('phone_number_id', phoneNumberId),
    async insert(account) {
      await db
        .insertInto('accounts')
        .values({
          id: account.id,
          name: account.name,
          phone_number_id: account.phoneNumberId,
          display_phone: account.displayPhone,
          inbound: account.inbound ? 1 : 0,
          outbound: account.outbound ? 1 : 0,
          ring_seconds: account.ringSeconds,
          callback_permission: account.callbackPermission ? 1 : 0,
          missed_call_consent: account.missedCallConsent ? 1 : 0,
          currency: account.currency,
          consent_template: account.consentTemplate ?? null,
        })
        .execute()
    },
  }
}

const toAccount = (row: Selectable<Database['accounts']>): Account => ({
  // Branded when it was inserted.
  id: row.id as AccountId,
  name: row.name,
  phoneNumberId: row.phone_number_id,
  displayPhone: row.display_phone,
  inbound: row.inbound === 1,
  outbound: row.outbound === 1,
  ringSeconds: row.ring_seconds,
  callbackPermission: row.callback_permission === 1,
  missedCallConsent: row.missed_call_consent === 1,
  currency: row.currency,
  consentTemplate: row.consent_template ?? undefined,
})
