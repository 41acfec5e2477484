import { type Method, methods, type Params, type Result } from '#shared/protocol/methods.ts'
import type { RequestError } from '../../../../src-main/connection/request-error.ts'

interface Asked {
  readonly method: Method
  readonly grant: (result: unknown) => void
  readonly refuse: (error: RequestError) => void
}

/** Requests whose answers a test gives. */
export interface ScriptedRequests {
  request<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>
  /** Every request so far. */
  readonly asked: readonly (readonly [Method, object])[]
  /** Answers the newest open request of that method. */
  grant(method: Method, result: object): void
  /** Answers the oldest open request of that method. */
  grantFirst(method: Method, result: object): void
  refuse(method: Method, error: RequestError): void
}

export function scriptedRequests(): ScriptedRequests {
  const asked: (readonly [Method, object])[] = []
  const open: Asked[] = []

  function take(method: Method, found: Asked | undefined): Asked {
    if (!found) throw new Error(`${method} was not asked.`)
    open.splice(open.indexOf(found), 1)
    return found
  }
  const newest = (method: Method) =>
    take(
      method,
      open.findLast(other => other.method === method),
    )

  return {
    asked,
    request(method, params) {
      asked.push([method, params])
      const { promise, resolve, reject } = Promise.withResolvers<Result<typeof method>>()
      // The table pairs method and result; the compiler cannot follow a lookup by a type parameter.
      const grant = (result: unknown) =>
        resolve(methods[method].result.parse(result) as Result<typeof method>)
      open.push({ method, grant, refuse: reject })
      return promise
    },
    grant: (method, result) => newest(method).grant(result),
    grantFirst: (method, result) =>
      take(
        method,
        open.find(other => other.method === method),
      ).grant(result),
    refuse: (method, error) => newest(method).refuse(error),
  }
}
