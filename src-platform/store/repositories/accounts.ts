import type { AccountId } from '#shared/domain/ids.ts'
import type { Account } from '../records.ts'

export interface AccountsRepository {
  all(): Promise<readonly Account[]>
  byId(id: AccountId): Promise<Account | undefined>
  byPhoneNumberId(phoneNumberId: string): Promise<Account | undefined>
  insert(account: Account): Promise<void>
}
