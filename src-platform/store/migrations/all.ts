import { organisation } from './001-organisation.ts'
import { rooms } from './002-rooms.ts'
import { calls } from './003-calls.ts'
import { consents } from './004-consents.ts'
import { ledger } from './005-ledger.ts'
import { roomsAndMedia } from './006-rooms-and-media.ts'
import { accountSettings } from './007-account-settings.ts'
import { accountOptions } from './008-account-options.ts'
import { audit } from './009-audit.ts'
import { lowBalance } from './010-low-balance.ts'
import { callReport } from './011-call-report.ts'
import { lastWebhook } from './012-last-webhook.ts'
import { invitations } from './013-invitations.ts'
import { reportOrders } from './014-report-orders.ts'
import { wrapUp } from './015-wrap-up.ts'
import { businessAccount } from './016-business-account.ts'
import { heldAway } from './017-held-away.ts'
import { ledgerFilters } from './018-ledger-filters.ts'
import { roomSearch } from './019-room-search.ts'
import { tokenRoads } from './020-token-roads.ts'
import type { Migration } from './migration.ts'

/** Every step, in order; the position is the version. */
export const migrations: readonly Migration[] = [
  organisation,
  rooms,
  calls,
  consents,
  ledger,
  roomsAndMedia,
  accountSettings,
  accountOptions,
  audit,
  lowBalance,
  callReport,
  lastWebhook,
  invitations,
  reportOrders,
  wrapUp,
  businessAccount,
  heldAway,
  ledgerFilters,
  roomSearch,
  tokenRoads,
]
