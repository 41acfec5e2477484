import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Logger } from '../logger.ts'

/** The body of every answer that is not a success: a stable word, and a sentence for the person. */
export interface Problem {
  readonly reason: string
  readonly message: string
  /** Where in the request the fault is. */
  readonly path?: string
}

export function sendProblem(reply: FastifyReply, status: number, problem: Problem): FastifyReply {
  return reply.code(status).send({ error: problem })
}

/** The first fault of a body, with its path. */
export function problemOf(error: z.ZodError): Problem {
  const issue = error.issues[0]
  return {
    reason: 'bad_request',
    message: issue?.message ?? 'Bad request.',
    path: (issue?.path ?? []).join('.'),
  }
}

/** Faults of the request keep their status; ours are logged under the request's id and never shown. */
export function handleErrors(logger: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500
    if (status === 413) {
      return sendProblem(reply, 413, { reason: 'too_large', message: 'The body is too large.' })
    }
    if (status >= 400 && status < 500) {
      return sendProblem(reply, status, { reason: 'bad_request', message: error.message })
    }
    logger.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed')
    return sendProblem(reply, 500, {
      reason: 'internal',
      message: `Something went wrong on the platform; its log has it under ${request.id}.`,
    })
  }
}
