import type { FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { accountIdSchema, customerIdSchema, type AgentId } from '#shared/domain/ids.ts'
import { auditFilterSchema } from '#shared/protocol/audit.ts'
import type { Method } from '#shared/protocol/methods.ts'
import { reportExportSchema } from '#shared/protocol/reports.ts'
import { refusalSentence } from '../agents/refusal-sentence.ts'
import { mayRequest } from '../agents/roles.ts'
import type { AuditService } from '../audit/audit-service.ts'
import type { NoteRefusedAccess } from '../audit/refused-access.ts'
import type { AccessTokens } from '../auth/access-token.ts'
import type { ConsentService } from '../consent/consent-service.ts'
import type { Directory } from '../directory/directory.ts'
import type { Outcome } from '../outcome.ts'
import type { ReportService } from '../reports/report-service.ts'
import type { User } from '../store/records.ts'
import { bearerOf } from './bearer.ts'
import type { HttpApp } from './http-app.ts'
import { problemOf, sendProblem } from './problem.ts'

export interface ReportRouteParts {
  readonly reports: Pick<ReportService, 'csv'>
  readonly audit: Pick<AuditService, 'csv'>
  readonly consents: Pick<ConsentService, 'evidenceCsv'>
  readonly accessTokens: Pick<AccessTokens, 'verify'>
  readonly directory: Pick<Directory, 'getUser' | 'audit'>
  readonly noteRefusedAccess: NoteRefusedAccess
}

/** A file that is made for who asks. */
interface ReportFile<Query extends z.ZodType> {
  /** Without `.csv`. */
  readonly name: string
  /** Who may make this request may have its file. */
  readonly as: Method
  /** A misspelt name must not silently widen what is exported: strict. */
  readonly query: Query
  readonly csv: (user: User, query: z.infer<Query>) => Promise<Outcome<AsyncIterable<string> | string>>
}

/** `GET /reports/….csv`: the calls of `report.calls` [L3], the audit log, the evidence of one customer [P13]. */
export function addReportRoutes(app: HttpApp, parts: ReportRouteParts): void {
  const { reports, audit, consents, directory } = parts
  addFile(app, parts, {
    name: 'calls',
    as: 'report.calls',
    query: reportExportSchema.strict(),
    async csv(user, { sort, ...filter }) {
      const made = await reports.csv(filter, sort)
      if (made.ok) {
        // What was searched for may be a customer's name, which the log could never forget.
        const { query: searched, ...kept } = filter
        const details = { ...kept, searched: searched !== undefined }
        await directory.audit({ actor: user.id, action: 'report.exported', details })
      }
      return made
    },
  })
  addFile(app, parts, {
    name: 'audit',
    as: 'audit.list',
    query: auditFilterSchema.strict(),
    csv: (user, filter) => audit.csv(user.id, filter),
  })
  addFile(app, parts, {
    name: 'evidence',
    as: 'consent.evidence',
    query: z.strictObject({ accountId: accountIdSchema, customerId: customerIdSchema }),
    csv: (user, { accountId, customerId }) => consents.evidenceCsv(user.id, accountId, customerId),
  })
}

function addFile<Query extends z.ZodType>(
  app: HttpApp,
  parts: ReportRouteParts,
  { name, as, query, csv }: ReportFile<Query>,
): void {
  app.get(`/reports/${name}.csv`, async (request, reply) => {
    const user = await userOf(request, parts)
    if (!user) {
      return sendProblem(reply.header('www-authenticate', 'Bearer'), 401, {
        reason: 'not_signed_in',
        message: 'Sign in again: the access token is missing or no good.',
      })
    }
    if (!mayRequest(user.role, as)) {
      await parts.noteRefusedAccess(user.id, as)
      return sendProblem(reply, 403, {
        reason: 'forbidden_role',
        message: refusalSentence({ reason: 'forbidden_role' }),
      })
    }
    const asked = query.safeParse(request.query)
    if (!asked.success) return sendProblem(reply, 400, problemOf(asked.error))
    return sendCsv(reply, name, await csv(user, asked.data))
  })
}

async function userOf(request: FastifyRequest, parts: ReportRouteParts): Promise<User | undefined> {
  const token = bearerOf(request)
  const id: AgentId | undefined = token === undefined ? undefined : await parts.accessTokens.verify(token)
  const user = id === undefined ? undefined : await parts.directory.getUser(id)
  return user?.disabled === true ? undefined : user
}

function sendCsv(
  reply: FastifyReply,
  name: string,
  csv: Outcome<AsyncIterable<string> | string>,
): FastifyReply {
  if (csv.ok) {
    return reply
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .type('text/csv; charset=utf-8; header=present')
      .send(typeof csv.value === 'string' ? csv.value : Readable.from(csv.value))
  }
  if ('refusal' in csv) {
    return sendProblem(reply, 403, { reason: csv.refusal.reason, message: refusalSentence(csv.refusal) })
  }
  const isUnknown = 'unknownId' in csv
  return sendProblem(reply, 400, {
    reason: isUnknown ? 'unknown_id' : 'bad_request',
    message: isUnknown ? 'There is nothing with this id.' : csv.why,
    path: (isUnknown ? csv.unknownId : csv.badParam).replace(/^filter\./, ''),
  })
}
