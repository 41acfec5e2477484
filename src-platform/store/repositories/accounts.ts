import type { Kysely, Selectable } from 'kysely'
import { goodStanding, type AccountStanding } from '#shared/domain/account-standing.ts'
import type { AgentOverride } from '#shared/domain/agent-override.ts'
import type { CallHours } from '#shared/domain/call-hours.ts'
import type { AccountId, EpochMs } from '#shared/domain/ids.ts'
import type { Account, ProviderRecord } from '../records.ts'
import type { Database } from '../schema.ts'

/** An account begins in good standing. */
export type NewAccount = Omit<Account, 'standing'> & { readonly standing?: AccountStanding }

export interface AccountsRepository {
  all(): Promise<readonly Account[]>
  byId(id: AccountId): Promise<Account | undefined>
  byPhoneNumberId(phoneNumberId: string): Promise<Account | undefined>
  insert(account: NewAccount): Promise<void>
  /** What may change: everything but its number and its currency. */
  update(account: Account): Promise<void>
  /** @param wabaId whose number it is, where the webhook says so */
  noteWebhook(id: AccountId, at: EpochMs, wabaId?: string): Promise<void>
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
          phone_number_id: account.phoneNumberId,
          display_phone: account.displayPhone,
          currency: account.currency,
          ...changeable(account),
        })
        .execute()
    },
    async update(account) {
      await db.updateTable('accounts').set(changeable(account)).where('id', '=', account.id).execute()
    },
    async noteWebhook(id, at, wabaId) {
      const seen = { last_webhook_at: at, ...(wabaId !== undefined && { waba_id: wabaId }) }
      await db.updateTable('accounts').set(seen).where('id', '=', id).execute()
    },
  }
}

const flag = (on: boolean) => (on ? 1 : 0)
const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value))

const changeable = (account: NewAccount) =>
  ({
    name: account.name,
    inbound: flag(account.inbound),
    outbound: flag(account.outbound),
    ring_seconds: account.ringSeconds,
    callback_permission: flag(account.callbackPermission),
    missed_call_consent: flag(account.missedCallConsent),
    consent_template: account.consentTemplate ?? null,
    call_hours: json(account.callHours),
    provider: json(account.provider),
    standing: json(account.standing),
    agent_overrides: json(account.agentOverrides),
    ring_group_when_owner_disconnected: flag(account.ringGroupWhenOwnerDisconnected),
    low_balance_minor: account.lowBalanceMinor ?? null,
    wrap_up_seconds: account.wrapUpSeconds,
    dispositions: json(account.dispositions),
  }) as const

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
  // Written by `update` alone, from an account.
  callHours: row.call_hours === null ? undefined : (JSON.parse(row.call_hours) as CallHours),
  provider: row.provider === null ? undefined : (JSON.parse(row.provider) as ProviderRecord),
  standing: row.standing === null ? goodStanding : (JSON.parse(row.standing) as AccountStanding),
  agentOverrides:
    row.agent_overrides === null ? undefined : (JSON.parse(row.agent_overrides) as readonly AgentOverride[]),
  ringGroupWhenOwnerDisconnected: row.ring_group_when_owner_disconnected === 1,
  lowBalanceMinor: row.low_balance_minor ?? undefined,
  wrapUpSeconds: row.wrap_up_seconds,
  ...(row.dispositions !== null && { dispositions: JSON.parse(row.dispositions) as readonly string[] }),
  lastWebhookAt: row.last_webhook_at ?? undefined,
  wabaId: row.waba_id ?? undefined,
})
