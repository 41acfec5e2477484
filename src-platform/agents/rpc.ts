import type { z } from 'zod'
import type { AgentId, SessionId } from '#shared/domain/ids.ts'
import { ruleOf, type Refusal } from '#shared/domain/refusal.ts'
import type { Role } from '#shared/domain/room.ts'
import { isMethod, methods, type Method, type Params } from '#shared/protocol/methods.ts'
import { encodeError, encodeResult, rpcCodes, type RpcError } from '#shared/protocol/rpc.ts'
import type { NoteRefusedAccess } from '../audit/refused-access.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import type { Request } from './connection.ts'
import type { Handler, Handlers } from './methods.ts'
import { refusalSentence } from './refusal-sentence.ts'
import { mayRequest } from './roles.ts'

/** Who asks, from which desktop. */
export interface Viewer {
  readonly agentId: AgentId
  readonly sessionId: SessionId
  readonly role: Role
}

/** Answers one request with one frame; never rejects. */
export type AnswerRequest = (viewer: Viewer, request: Request) => Promise<string>

export interface RpcParts {
  readonly handlers: Handlers
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'requestSeconds'>
  readonly newId: () => string
  readonly noteRefusedAccess: NoteRefusedAccess
  /** Whether nothing is left to the agent but to end a call. */
  readonly isLeaving?: (agentId: AgentId) => boolean
}

/** What a person who was disabled in the middle of a call may still ask. */
const lastRequests: ReadonlySet<Method> = new Set<Method>(['call.hangup', 'call.report'])

/** Requests by their names: known? allowed? well-formed? then done, refused, or a fault of ours under an id. */
export function createAnswerRequest(parts: RpcParts): AnswerRequest {
  const { handlers, log, metrics } = parts

  async function run<M extends Method>(viewer: Viewer, request: Request, method: M): Promise<string> {
    const handler: Handler<M> | undefined = handlers[method]
    if (!handler) return encodeError(request.id, unknownMethod(method))
    const isBarred = parts.isLeaving?.(viewer.agentId) === true && !lastRequests.has(method)
    const isAllowed = mayRequest(viewer.role, method)
    if (!isAllowed) await parts.noteRefusedAccess(viewer.agentId, method)
    if (isBarred || !isAllowed) {
      return encodeError(request.id, refusalError({ reason: 'forbidden_role' }))
    }
    const params = methods[method].params.safeParse(request.params)
    if (!params.success) return encodeError(request.id, badParams(params.error))
    // The table pairs method and parameters; the compiler cannot follow a lookup by a type parameter.
    const outcome = await handler(viewer, params.data as Params<M>)
    if (outcome.ok) return encodeResult(request.id, outcome.value)
    if ('refusal' in outcome) {
      const { reason } = outcome.refusal
      log.info({ method, agentId: viewer.agentId, reason }, 'request refused')
      return encodeError(request.id, refusalError(outcome.refusal))
    }
    if ('badParam' in outcome) return encodeError(request.id, faultOf(outcome.badParam, outcome.why))
    return encodeError(request.id, unknownId(outcome.unknownId))
  }

  return async (viewer, request) => {
    if (!isMethod(request.method)) return encodeError(request.id, unknownMethod(request.method))
    const stop = metrics.requestSeconds.startTimer({ method: request.method })
    try {
      const frame = await run(viewer, request, request.method)
      stop({ outcome: 'answered' })
      return frame
    } catch (error) {
      stop({ outcome: 'failed' })
      const about = { method: request.method, agentId: viewer.agentId }
      return encodeError(request.id, internalFault(error, about, parts))
    }
  }
}

const unknownMethod = (method: string): RpcError => ({
  code: rpcCodes.methodNotFound,
  message: `There is no method ${method.slice(0, 100)}.`,
})

/** The first fault of the parameters, with its path. */
export function badParams(error: z.ZodError): RpcError {
  const issue = error.issues[0]
  return faultOf((issue?.path ?? []).join('.'), issue?.message ?? 'bad parameters')
}

const faultOf = (path: string, why: string): RpcError => ({
  code: rpcCodes.invalidParams,
  message: `${path || 'params'}: ${why}`,
  data: { reason: 'bad_params', path },
})

const unknownId = (path: string): RpcError => ({
  code: rpcCodes.invalidParams,
  message: `${path}: there is nothing with this id.`,
  data: { reason: 'unknown_id', path },
})

function refusalError(refusal: Refusal): RpcError {
  const { reason, retryAt, by, provider } = refusal
  const rule = ruleOf(refusal)
  return {
    code: rpcCodes.refused,
    message: refusalSentence(refusal),
    data: {
      reason,
      ...(rule !== undefined && { rule }),
      ...(retryAt !== undefined && { retryAt: new Date(retryAt).toISOString() }),
      ...(by && { by: { id: by.id, name: by.name } }),
      ...(provider && { provider: { code: provider.code, message: provider.message } }),
    },
  }
}

/** A fault of ours: the log has everything under an id, the desktop gets the id. */
export function internalFault(
  error: unknown,
  about: { readonly method: string; readonly agentId: AgentId },
  parts: Pick<RpcParts, 'log' | 'newId'>,
): RpcError {
  const faultId = parts.newId()
  parts.log.error({ err: error, faultId, ...about }, 'request failed')
  return {
    code: rpcCodes.internal,
    message: `Something went wrong on the platform; its log has it under ${faultId}.`,
    data: { reason: 'internal', faultId },
  }
}
