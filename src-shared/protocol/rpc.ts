import { z } from 'zod'

/** JSON-RPC 2.0 error codes that the protocol uses. */
export const rpcCodes = {
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  /** A refusal of a rule; `data` says which. */
  refused: -32000,
} as const

const version = z.literal('2.0')
const idSchema = z.union([z.string().max(100), z.int()])

const requestSchema = z.strictObject({
  jsonrpc: version,
  id: idSchema,
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
})
const notificationSchema = requestSchema.omit({ id: true })

/** The provider's own code and words. */
export const providerErrorSchema = z.object({ code: z.int(), message: z.string() })

/** `data` of an application error: machine-readable, beside the sentence for the person. */
export const refusalDataSchema = z.looseObject({
  reason: z.string(),
  rule: z.string().optional(),
  retryAt: z.iso.datetime().optional(),
  by: z.object({ id: z.string(), name: z.string() }).optional(),
  provider: providerErrorSchema.optional(),
  /** Where in the parameters the fault is. */
  path: z.string().optional(),
})

const errorSchema = z.object({
  code: z.int(),
  message: z.string(),
  data: refusalDataSchema.partial().optional(),
})
const successSchema = z.strictObject({ jsonrpc: version, id: idSchema, result: z.unknown() })
const failureSchema = z.strictObject({ jsonrpc: version, id: idSchema.nullable(), error: errorSchema })

export type RpcId = z.infer<typeof idSchema>
export type RpcError = z.infer<typeof errorSchema>

/** One text frame. */
export type Frame =
  | {
      readonly kind: 'request'
      readonly id: RpcId
      readonly method: string
      readonly params: Record<string, unknown>
    }
  | { readonly kind: 'notification'; readonly method: string; readonly params: Record<string, unknown> }
  | { readonly kind: 'success'; readonly id: RpcId; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: RpcId | null; readonly error: RpcError }
  | { readonly kind: 'invalid'; readonly why: string }

/** Reads one text frame. A batch (an array) is invalid. */
export function decodeFrame(text: string): Frame {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { kind: 'invalid', why: 'The frame is not JSON.' }
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { kind: 'invalid', why: 'The frame is not one JSON-RPC message.' }
  }
  if ('method' in raw) return decodeCall(raw)
  if ('result' in raw) {
    const success = successSchema.safeParse(raw)
    if (success.success) return { kind: 'success', id: success.data.id, result: success.data.result }
  }
  const failure = failureSchema.safeParse(raw)
  if (failure.success) return { kind: 'failure', id: failure.data.id, error: failure.data.error }
  return { kind: 'invalid', why: 'The frame is not a JSON-RPC 2.0 message.' }
}

function decodeCall(raw: object): Frame {
  if ('id' in raw) {
    const request = requestSchema.safeParse(raw)
    if (!request.success) return { kind: 'invalid', why: z.prettifyError(request.error) }
    const { id, method, params } = request.data
    return { kind: 'request', id, method, params }
  }
  const notification = notificationSchema.safeParse(raw)
  if (!notification.success) return { kind: 'invalid', why: z.prettifyError(notification.error) }
  return { kind: 'notification', method: notification.data.method, params: notification.data.params }
}

export const encodeRequest = (id: RpcId, method: string, params: object): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params })

export const encodeNotification = (method: string, params: object): string =>
  JSON.stringify({ jsonrpc: '2.0', method, params })

export const encodeResult = (id: RpcId, result: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', id, result })

export const encodeError = (id: RpcId | null, error: RpcError): string =>
  JSON.stringify({ jsonrpc: '2.0', id, error })
