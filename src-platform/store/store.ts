import type { AccountsRepository } from './repositories/accounts.ts'
import type { AuditRepository } from './repositories/audit.ts'
import type { CallEventsRepository } from './repositories/call-events.ts'
import type { CallReportRepository } from './repositories/call-report.ts'
import type { CallReportsRepository } from './repositories/call-reports.ts'
import type { CallersRepository } from './repositories/callers.ts'
import type { CallsRepository } from './repositories/calls.ts'
import type { ConsentEvidenceRepository } from './repositories/consent-evidence.ts'
import type { ConsentsRepository } from './repositories/consents.ts'
import type { EffectsRepository } from './repositories/effects.ts'
import type { InboxRepository } from './repositories/inbox.ts'
import type { ErasureRepository } from './repositories/erasure.ts'
import type { LedgerRepository } from './repositories/ledger.ts'
import type { MediaRepository } from './repositories/media.ts'
import type { MessagesRepository } from './repositories/messages.ts'
import type { RatesRepository } from './repositories/rates.ts'
import type { RefreshTokensRepository } from './repositories/refresh-tokens.ts'
import type { RingGroupsRepository } from './repositories/ring-groups.ts'
import type { RoomsRepository } from './repositories/rooms.ts'
import type { UsersRepository } from './repositories/users.ts'
import type { WrapUpsRepository } from './repositories/wrap-ups.ts'

/** Everything that can be read and written as one; it is valid until the work that it was given to has ended. */
export interface Transaction {
  readonly accounts: AccountsRepository
  readonly audit: AuditRepository
  readonly calls: CallsRepository
  readonly callEvents: CallEventsRepository
  readonly callReport: CallReportRepository
  readonly callReports: CallReportsRepository
  readonly callers: CallersRepository
  readonly consents: ConsentsRepository
  readonly consentEvidence: ConsentEvidenceRepository
  readonly effects: EffectsRepository
  readonly erasure: ErasureRepository
  readonly inbox: InboxRepository
  readonly ledger: LedgerRepository
  readonly media: MediaRepository
  readonly messages: MessagesRepository
  readonly rates: RatesRepository
  readonly refreshTokens: RefreshTokensRepository
  readonly ringGroups: RingGroupsRepository
  readonly rooms: RoomsRepository
  readonly users: UsersRepository
  readonly wrapUps: WrapUpsRepository
}

/** The platform's memory: the only truth about calls and rooms. Times are milliseconds since 1970. */
export interface Store {
  readonly kind: 'sqlite' | 'postgres'
  /**
   * Runs `work` as one: all of it is on disk when the promise resolves, none of it when it rejects. Where two transactions
   * collide, `work` is run again from its start, so it must change nothing but the transaction.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** One picture of everything, which stands still while `look` reads it; it changes nothing and holds up no writer. */
  read<T>(look: (tx: Transaction) => Promise<T>): Promise<T>
  /** Takes what was deleted out of the files too, as far as the database leaves that to us (SQLite's write-ahead log). */
  forgetDeleted(): Promise<void>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Where the platform keeps its data: `:memory:` and the bytes of a SQLite file are held in memory and gone at the end. */
export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly file: string | Buffer }
  | { readonly kind: 'postgres'; readonly url: string }
