import type { GraphOutcome } from './graph-port.ts'
import { isDefinite, meaningOf, readGraphError } from './graph-error.ts'

/** One attempt: how it ended, a word for logs and metrics, and whether repeating could help. */
export interface Attempt {
  readonly outcome: GraphOutcome<unknown>
  readonly tag: string
  readonly retryable: boolean
  readonly traceId?: string
}

/** Faults of fetch before a connection stood, so that nothing was sent. Source: Node's system errors, undici's errors. */
const notSentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

interface RequestOptions {
  readonly token?: string
  readonly timeoutMs: number
}

/** Posts once, and says what the answer, or its absence, is worth. */
export function attemptPost(
  url: string,
  { body, ...options }: RequestOptions & { readonly body: object },
): Promise<Attempt> {
  return attempt(url, { method: 'POST', body: JSON.stringify(body) }, options)
}

/** Reads once, and says what the answer, or its absence, is worth. */
export function attemptGet(url: string, options: RequestOptions): Promise<Attempt> {
  return attempt(url, { method: 'GET' }, options)
}

async function attempt(
  url: string,
  request: { readonly method: 'GET' | 'POST'; readonly body?: string },
  options: RequestOptions,
): Promise<Attempt> {
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      ...request,
      headers: {
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    text = await response.text()
  } catch (error) {
    return judgeFault(error)
  }
  return judgeAnswer(response.status, parseJson(text))
}

/** No whole answer. Only where no connection stood is it certain that Meta did nothing: then it is a refusal with code 0. */
function judgeFault(error: unknown): Attempt {
  const code = faultCode(error)
  if (notSentCodes.has(code)) {
    return {
      outcome: { kind: 'refused', error: { code: 0, message: 'WhatsApp could not be reached.' } },
      tag: 'unreachable',
      retryable: true,
    }
  }
  const tag = code === 'TimeoutError' ? 'timeout' : 'cut'
  return { outcome: { kind: 'unknown', why: `${tag}: ${code}` }, tag, retryable: true }
}

function judgeAnswer(status: number, body: unknown): Attempt {
  if (status >= 200 && status < 300) {
    return { outcome: { kind: 'done', value: body }, tag: 'done', retryable: false }
  }
  const error = readGraphError(body)
  const retryableStatus = status === 429 || status >= 500
  if (!error) {
    const why = `HTTP ${status} without an explanation`
    // A 408 may come from a proxy that had already passed the request on.
    const settled = status < 500 && status !== 408
    return {
      outcome: settled
        ? { kind: 'refused', error: { code: 0, message: `${why}.` } }
        : { kind: 'unknown', why },
      tag: `http_${status}`,
      retryable: retryableStatus,
    }
  }
  const { code, message, traceId } = error
  const { tag, retryable } = meaningOf(code)
  return {
    outcome: isDefinite(status, code)
      ? { kind: 'refused', error: { code, message } }
      : { kind: 'unknown', why: `${tag}: ${message}` },
    tag,
    retryable: retryable || retryableStatus,
    ...(traceId !== undefined && { traceId }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Judged by its status alone.
    return undefined
  }
}

/** The system's or fetch's word for a fault, looked for along the causes. */
function faultCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return error.name
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError && error.errors.length > 0) return faultCode(error.errors[0])
  return error.cause === undefined ? error.name : faultCode(error.cause)
}
