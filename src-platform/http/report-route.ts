import type { FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import type { AgentId } from '#shared/domain/ids.ts'
import { reportFilterSchema } from '#shared/protocol/reports.ts'
import { refusalSentence } from '../agents/refusal-sentence.ts'
import { mayRequest } from '../agents/roles.ts'
import type { AccessTokens } from '../auth/access-token.ts'
import type { Directory } from '../directory/directory.ts'
import type { ReportService } from '../reports/report-service.ts'
import { bearerOf } from './bearer.ts'
import type { HttpApp } from './http-app.ts'
import { problemOf, sendProblem } from './problem.ts'

/** A misspelt name must not silently widen what is exported. */
const querySchema = reportFilterSchema.strict()

/** `GET /reports/calls.csv`: exactly the calls of `report.calls` with the same filter, for whoever may ask for these. [L3] */
export function addReportRoute(
  app: HttpApp,
  parts: {
    readonly reports: Pick<ReportService, 'csv'>
    readonly accessTokens: Pick<AccessTokens, 'verify'>
    readonly directory: Pick<Directory, 'getUser'>
  },
): void {
  const userOf = async (request: FastifyRequest) => {
    const token = bearerOf(request)
    const id: AgentId | undefined = token === undefined ? undefined : await parts.accessTokens.verify(token)
    const user = id === undefined ? undefined : await parts.directory.getUser(id)
    return user?.disabled === true ? undefined : user
  }
  app.get('/reports/calls.csv', async (request, reply) => {
    const user = await userOf(request)
    if (!user) {
      return sendProblem(reply.header('www-authenticate', 'Bearer'), 401, {
        reason: 'not_signed_in',
        message: 'Sign in again: the access token is missing or no good.',
      })
    }
    if (!mayRequest(user.role, 'report.calls')) {
      return sendProblem(reply, 403, {
        reason: 'forbidden_role',
        message: refusalSentence({ reason: 'forbidden_role' }),
      })
    }
    const filter = querySchema.safeParse(request.query)
    if (!filter.success) return sendProblem(reply, 400, problemOf(filter.error))
    const csv = await parts.reports.csv(filter.data)
    if (csv.ok) {
      return reply
        .header('content-disposition', 'attachment; filename="calls.csv"')
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .type('text/csv; charset=utf-8; header=present')
        .send(Readable.from(csv.value))
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
  })
}
