import type { Account, LedgerEntry } from '../store/records.ts'
import type { Work } from '../work.ts'

/** Writes into the ledger, and tells everybody the balance where it changed: it is shown wherever one calls. [O6] */
export async function post(
  work: Work,
  account: Pick<Account, 'id' | 'currency'>,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const before = await work.tx.ledger.balance(account.id)
  for (const entry of entries) await work.tx.ledger.append(entry)
  const minor = await work.tx.ledger.balance(account.id)
  if (minor === before) return
  const balance = { currency: account.currency, minor }
  await work.tellEverybody({ type: 'balance.updated', data: { accountId: account.id, balance } })
}
