import type { Kysely } from 'kysely'
import { accountsOn } from './repositories/accounts.ts'
import { auditOn } from './repositories/audit.ts'
import { callEventsOn } from './repositories/call-events.ts'
import { callReportOn } from './repositories/call-report.ts'
import { callReportsOn } from './repositories/call-reports.ts'
import { callersOn } from './repositories/callers.ts'
import { callsOn } from './repositories/calls.ts'
import { consentEvidenceOn } from './repositories/consent-evidence.ts'
import { consentsOn } from './repositories/consents.ts'
import { effectsOn } from './repositories/effects.ts'
import { erasureOn } from './repositories/erasure.ts'
import { inboxOn } from './repositories/inbox.ts'
import { ledgerOn } from './repositories/ledger.ts'
import { mediaOn } from './repositories/media.ts'
import { messagesOn } from './repositories/messages.ts'
import { ratesOn } from './repositories/rates.ts'
import { refreshTokensOn } from './repositories/refresh-tokens.ts'
import { ringGroupsOn } from './repositories/ring-groups.ts'
import { roomsOn } from './repositories/rooms.ts'
import { usersOn } from './repositories/users.ts'
import { wrapUpsOn } from './repositories/wrap-ups.ts'
import type { Database } from './schema.ts'
import type { Transaction } from './store.ts'

/** The repositories over one open transaction. */
export function transactionOn(db: Kysely<Database>): Transaction {
  return {
    accounts: accountsOn(db),
    audit: auditOn(db),
    calls: callsOn(db),
    callEvents: callEventsOn(db),
    callReport: callReportOn(db),
    callReports: callReportsOn(db),
    callers: callersOn(db),
    consents: consentsOn(db),
    consentEvidence: consentEvidenceOn(db),
    effects: effectsOn(db),
    erasure: erasureOn(db),
    inbox: inboxOn(db),
    ledger: ledgerOn(db),
    media: mediaOn(db),
    messages: messagesOn(db),
    rates: ratesOn(db),
    refreshTokens: refreshTokensOn(db),
    ringGroups: ringGroupsOn(db),
    rooms: roomsOn(db),
    users: usersOn(db),
    wrapUps: wrapUpsOn(db),
  }
}
