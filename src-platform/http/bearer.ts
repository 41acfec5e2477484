import type { FastifyRequest } from 'fastify'

/** The token of `Authorization: Bearer …`, not yet verified. */
export const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1]
