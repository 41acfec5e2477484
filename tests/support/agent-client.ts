import { WebSocket } from 'ws'
import type { z } from 'zod'
import type { SessionId } from '#shared/domain/ids.ts'
import { parseEvent, type EventData, type EventType, type SessionEvent } from '#shared/protocol/events.ts'
import { methods, type Method, type Result } from '#shared/protocol/methods.ts'
import { decodeFrame, encodeRequest, type RpcError } from '#shared/protocol/rpc.ts'
import { closeOf, openSocket, type Closed } from './agent-socket.ts'

export interface EventOf<T extends EventType> {
  readonly seq: number
  readonly at: string
  readonly type: T
  readonly data: EventData<T>
}
export type Input<M extends Method> = z.input<(typeof methods)[M]['params']>
export type Reply<M extends Method> =
  { readonly ok: true; readonly result: Result<M> } | { readonly ok: false; readonly error: RpcError }

/** How long anything that a test waits for may take, in milliseconds. */
const patienceMs = 30_000

/** A request that the platform answered with an error. */
export class RequestError extends Error {
  readonly error: RpcError

  constructor(method: string, error: RpcError) {
    super(`${method}: ${error.code} ${error.message} ${JSON.stringify(error.data ?? {})}`)
    this.error = error
  }
}

/**
 * A desktop without a screen: it speaks the protocol, checks everything it is told with the schemas, and remembers it.
 * Events are collected over resumes, each number exactly once; anything else makes every wait fail.
 */
export interface AgentClient {
  readonly sessionId: SessionId
  /** The answer to the last hello. */
  readonly hello: Result<'session.hello'>
  readonly events: readonly SessionEvent[]
  readonly lastSeq: number
  /** What the platform did wrong on the wire; empty in every good run. */
  readonly faults: readonly string[]
  readonly isOpen: boolean
  request<M extends Method>(method: M, params: Input<M>): Promise<Result<M>>
  /** As `request`, with an error as a value. */
  ask<M extends Method>(method: M, params: Input<M>): Promise<Reply<M>>
  /** The first event of this type, of those that have come or will, for which `matches`. */
  waitFor<T extends EventType>(
    type: T,
    matches?: (data: EventOf<T>['data'], event: EventOf<T>) => boolean,
    patience?: { readonly afterSeq?: number; readonly timeoutMs?: number },
  ): Promise<EventOf<T>>
  eventsOf<T extends EventType>(type: T): EventOf<T>[]
  /** Cuts the line, as a network does: no close frame. */
  cut(): Promise<void>
  /** Stops reading, so that what is sent piles up. */
  pause(): void
  unpause(): void
  /** Says goodbye; resolves when the socket is gone. */
  close(): Promise<Closed>
  /** Resolves when the present socket is gone. */
  closed(): Promise<Closed>
  /** A new socket that resumes where this client stopped. */
  resume(options?: { readonly accessToken?: string }): Promise<Result<'session.hello'>>
}

/** Connects and says hello. */
export async function connectAgent(options: {
  readonly url: string
  readonly accessToken: string
  readonly resume?: { readonly sessionId: SessionId; readonly lastSeq: number }
}): Promise<AgentClient> {
  const { url } = options
  const client = { name: 'test', version: '0', platform: 'test' }
  const events: SessionEvent[] = []
  const faults: string[] = []
  const watchers = new Set<() => void>()
  /** What the present socket is to answer. */
  let pending = new Map<number, (frame: { result: unknown } | { error: RpcError } | 'closed') => void>()
  let accessToken = options.accessToken
  let lastSeq = options.resume?.lastSeq ?? 0
  let nextId = 1
  let socket: WebSocket
  let closing: Promise<Closed>
  let hello: Result<'session.hello'>

  const noteFault = (fault: string) => {
    faults.push(fault)
    for (const watcher of watchers) watcher()
  }

  function onEvent(params: unknown): void {
    const parsed = parseEvent(params)
    if (parsed.kind !== 'event') return noteFault(`not an event: ${JSON.stringify(parsed)}`)
    if (parsed.event.seq !== lastSeq + 1) return noteFault(`event ${parsed.event.seq} came after ${lastSeq}`)
    lastSeq = parsed.event.seq
    events.push(parsed.event)
    for (const watcher of watchers) watcher()
  }

  function onFrame(text: string): void {
    const frame = decodeFrame(text)
    switch (frame.kind) {
      case 'notification':
        return frame.method === 'event' ? onEvent(frame.params) : noteFault(`unknown notification ${text}`)
      case 'success':
      case 'failure': {
        const settle = typeof frame.id === 'number' ? pending.get(frame.id) : undefined
        if (!settle) return noteFault(`an answer to nothing: ${text}`)
        return settle(frame.kind === 'success' ? { result: frame.result } : { error: frame.error })
      }
      default:
        return noteFault(`not understood: ${text}`)
    }
  }

  async function connect(resume?: {
    sessionId: SessionId
    lastSeq: number
  }): Promise<Result<'session.hello'>> {
    const opened = await openSocket(url, { accessToken })
    socket = opened
    closing = closeOf(opened)
    const asked: typeof pending = new Map()
    pending = asked
    opened.once('close', () => {
      for (const settle of asked.values()) settle('closed')
    })
    opened.on('message', (data, isBinary) => {
      // A socket that was cut may still hold frames; this client has forgotten it.
      if (socket !== opened) return
      if (isBinary) noteFault('a binary frame')
      else onFrame((data as Buffer).toString('utf8'))
    })
    const isNew = resume === undefined
    const answer = await request('session.hello', { client, ...(!isNew && { resume }) }, result => {
      // The events of a new session are counted from the start, and may follow at once.
      if (!result.resumed) lastSeq = 0
    })
    hello = answer
    return answer
  }

  function ask<M extends Method>(
    method: M,
    params: Input<M>,
    atOnce?: (result: Result<M>) => void,
  ): Promise<Reply<M>> {
    const id = nextId++
    const asked = pending
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        asked.delete(id)
        reject(new Error(`${method} was not answered within ${patienceMs} ms.`))
      }, patienceMs)
      asked.set(id, frame => {
        clearTimeout(timer)
        asked.delete(id)
        if (frame === 'closed') return reject(new Error(`${method} was not answered before the end.`))
        if ('error' in frame) return resolve({ ok: false, error: frame.error })
        const parsed = methods[method].result.safeParse(frame.result)
        if (!parsed.success) {
          noteFault(`${method} was answered with ${JSON.stringify(frame.result)}: ${parsed.error.message}`)
          return reject(new Error(`${method}: ${parsed.error.message}`))
        }
        // The table pairs method and result; the compiler cannot follow a lookup by a type parameter.
        const result = parsed.data as Result<M>
        atOnce?.(result)
        resolve({ ok: true, result })
      })
      socket.send(encodeRequest(id, method, params))
    })
  }

  async function request<M extends Method>(
    method: M,
    params: Input<M>,
    atOnce?: (result: Result<M>) => void,
  ): Promise<Result<M>> {
    const reply = await ask(method, params, atOnce)
    if (reply.ok) return reply.result
    throw new RequestError(method, reply.error)
  }

  function waitFor<T extends EventType>(
    type: T,
    matches: (data: EventOf<T>['data'], event: EventOf<T>) => boolean = () => true,
    {
      afterSeq = 0,
      timeoutMs = patienceMs,
    }: { readonly afterSeq?: number; readonly timeoutMs?: number } = {},
  ): Promise<EventOf<T>> {
    const found = () => eventsOf(type).find(event => event.seq > afterSeq && matches(event.data, event))
    return new Promise((resolve, reject) => {
      const look = () => {
        const event = found()
        if (!event && faults.length === 0) return
        watchers.delete(look)
        clearTimeout(timer)
        if (faults.length > 0) reject(new Error(faults.join('\n')))
        else if (event) resolve(event)
      }
      const timer = setTimeout(() => {
        watchers.delete(look)
        const seen = events.map(event => event.type).join(', ')
        reject(new Error(`No ${type} that matches within ${timeoutMs} ms; there were: ${seen || 'none'}.`))
      }, timeoutMs)
      watchers.add(look)
      look()
    })
  }

  // The type is what was asked for, which a filter by it cannot tell the compiler.
  const eventsOf = <T extends EventType>(type: T): EventOf<T>[] =>
    events.filter(event => event.type === type) as unknown as EventOf<T>[]

  await connect(options.resume)
  return {
    get sessionId() {
      return hello.sessionId
    },
    get hello() {
      return hello
    },
    events,
    get lastSeq() {
      return lastSeq
    },
    faults,
    get isOpen() {
      return socket.readyState === WebSocket.OPEN
    },
    request: (method, params) => request(method, params),
    ask: (method, params) => ask(method, params),
    waitFor,
    eventsOf,
    cut: async () => {
      socket.terminate()
      await closing
    },
    pause: () => socket.pause(),
    unpause: () => socket.resume(),
    close: async () => {
      socket.close(1000)
      return closing
    },
    closed: () => closing,
    resume: async (over = {}) => {
      if (over.accessToken !== undefined) accessToken = over.accessToken
      return connect({ sessionId: hello.sessionId, lastSeq })
    },
  }
}
