import type { AuditEntry } from '#shared/domain/audit.ts'
import { byteOrderMark, csvRow } from '#shared/csv/csv-row.ts'
import { toWireTime } from '../wire.ts'
import type { ChainedEntry } from './audit-chain.ts'

/** The first line. With `hash` of every entry in order, whoever has the file can tell whether the log was changed since. */
export const auditCsvHead =
  byteOrderMark +
  csvRow([
    'seq',
    'at',
    'actor_id',
    'actor',
    'action',
    'subject_kind',
    'subject_id',
    'subject',
    'details',
    'hash',
  ])

/** One entry; times are ISO 8601 UTC, particulars JSON. */
export function auditCsvLine({ entry, hash }: ChainedEntry): string {
  return csvRow([...whoAndWhat(entry), JSON.stringify(entry.details), hash])
}

const whoAndWhat = ({ seq, at, actor, action, subject }: AuditEntry) => [
  seq,
  toWireTime(at),
  actor?.id,
  actor?.name,
  action,
  subject?.kind,
  subject?.id,
  subject?.name,
]
