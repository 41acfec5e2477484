import { createCodec, type Callback } from '../codec/codec.ts'

/** Both worlds of a page hold one end each; DOM events with a secret name carry text between them, synchronously. */
export interface BridgeEnd {
  /** Runs the other world's `answer` and returns what it returns, or throws what it throws. */
  readonly request: (name: string, ...args: unknown[]) => unknown
}

export interface BridgeNames {
  readonly outgoing: string
  readonly incoming: string
}

type BridgeMessage =
  | { readonly kind: 'request'; readonly name: string; readonly args: string }
  | { readonly kind: 'call'; readonly id: number; readonly args: string }
  | { readonly kind: 'reply'; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'settle'; readonly id: number; readonly ok: boolean; readonly value: string }

/**
 * As Electron's contextBridge does, functions cross as functions of the other world, promises as promises, and all
 * else as copies.
 */
export function createBridgeEnd(
  names: BridgeNames,
  answer: (name: string, args: unknown[]) => unknown,
): BridgeEnd {
  // Kept from before the page's own scripts run, which may replace them.
  const dispatch = window.dispatchEvent.bind(window)
  const { parse, stringify } = JSON
  const BridgeEvent = CustomEvent
  const callbacks: Callback[] = []
  const callbackIds = new Map<Callback, number>()
  const awaited = new Map<number, PromiseWithResolvers<unknown>>()
  // A stack, since the other world may call back before it replies.
  const replies: Extract<BridgeMessage, { kind: 'reply' }>[] = []
  let promises = 0

  const post = (message: BridgeMessage): void => {
    dispatch(new BridgeEvent(names.outgoing, { detail: stringify(message) }))
  }
  const ask = (message: BridgeMessage): unknown => {
    post(message)
    const reply = replies.pop()
    if (!reply) throw new Error('The other world of this page is gone')
    const value = codec.decode(reply.value)
    if (reply.ok) return value
    throw value
  }
  const reply = (work: () => unknown): void => {
    let message: BridgeMessage
    try {
      message = { kind: 'reply', ok: true, value: codec.encode(work()) }
    } catch (error) {
      message = { kind: 'reply', ok: false, value: codec.encode(error) }
    }
    post(message)
  }
  const settle = (id: number, ok: boolean, value: unknown): void => {
    post({ kind: 'settle', id, ok, value: codec.encode(value) })
  }

  const codec = createCodec({
    keepFunction: callback => {
      const known = callbackIds.get(callback)
      if (known !== undefined) return known
      const id = callbacks.push(callback) - 1
      callbackIds.set(callback, id)
      return id
    },
    functionFor:
      id =>
      (...args) =>
        ask({ kind: 'call', id, args: codec.encode(args) }),
    keepPromise: promise => {
      const id = ++promises
      promise.then(
        value => settle(id, true, value),
        (error: unknown) => settle(id, false, error),
      )
      return id
    },
    promiseFor: id => {
      const promise = Promise.withResolvers<unknown>()
      awaited.set(id, promise)
      return promise.promise
    },
  })

  const receive = (message: BridgeMessage): void => {
    switch (message.kind) {
      case 'request':
        reply(() => answer(message.name, codec.decode(message.args) as unknown[]))
        return
      case 'call':
        reply(() => callbacks[message.id]?.(...(codec.decode(message.args) as unknown[])))
        return
      case 'reply':
        replies.push(message)
        return
      case 'settle': {
        const promise = awaited.get(message.id)
        awaited.delete(message.id)
        if (message.ok) promise?.resolve(codec.decode(message.value))
        else promise?.reject(codec.decode(message.value))
      }
    }
  }
  window.addEventListener(names.incoming, event => {
    if (event instanceof CustomEvent) receive(parse(String(event.detail)) as BridgeMessage)
  })

  return { request: (name, ...args) => ask({ kind: 'request', name, args: codec.encode(args) }) }
}
