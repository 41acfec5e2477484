import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Command, CommandParameters, CommandResult, EventMap } from './protocol.ts'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}
interface Waiting {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** One attached target (or, without an id, the browser itself): its commands and its events. */
export class DevToolsSession extends EventEmitter<EventMap & { detached: [] }> {
  readonly id: string | undefined
  readonly #connection: DevToolsConnection

  constructor(connection: DevToolsConnection, id?: string) {
    super()
    this.#connection = connection
    this.id = id
    this.setMaxListeners(0)
  }

  /** Rejects when Chromium refuses the command or goes away. */
  send<Name extends Command>(method: Name, params?: CommandParameters<Name>): Promise<CommandResult<Name>> {
    return this.#connection.send(method, params, this.id)
  }
}

/** Chromium's `--remote-debugging-pipe`: JSON messages, each ended by a NUL byte. */
export class DevToolsConnection {
  readonly browser = new DevToolsSession(this)
  readonly #sessions = new Map<string, DevToolsSession>()
  readonly #waiting = new Map<number, Waiting>()
  readonly #output: Writable
  #unread: Buffer[] = []
  #lastId = 0
  #closed = false

  constructor(input: Readable, output: Writable) {
    this.#output = output
    input.on('data', (chunk: Buffer) => this.#read(chunk))
    input.on('close', () => this.close())
    // A broken pipe means that Chromium is gone, which `close` reports to everybody who waits.
    output.on('error', () => this.close())
    input.on('error', () => this.close())
    this.browser.on('Target.attachedToTarget', ({ sessionId }) => {
      this.#sessions.set(sessionId, new DevToolsSession(this, sessionId))
    })
    this.browser.on('Target.detachedFromTarget', ({ sessionId }) => {
      this.#sessions.get(sessionId)?.emit('detached')
      this.#sessions.delete(sessionId)
    })
  }

  get closed(): boolean {
    return this.#closed
  }

  /** The session that a `Target.attachedToTarget` event has just announced. */
  session(id: string): DevToolsSession {
    const session = this.#sessions.get(id)
    if (!session) throw new Error(`No DevTools session ${id}`)
    return session
  }

  send<Name extends Command>(
    method: Name,
    params: CommandParameters<Name> | undefined,
    sessionId: string | undefined,
  ): Promise<CommandResult<Name>> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium has exited`))
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      // The answer to this id has the type of this method by the protocol's definition.
      const settle = resolve as (result: unknown) => void
      this.#waiting.set(id, { method, resolve: settle, reject })
      this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const { method, reject } of this.#waiting.values())
      reject(new Error(`${method}: Chromium has exited`))
    this.#waiting.clear()
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0, start); end >= 0; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...this.#unread, chunk.subarray(start, end)]).toString()
      this.#unread = []
      start = end + 1
      this.#dispatch(JSON.parse(text) as Message)
    }
    if (start < chunk.length) this.#unread.push(chunk.subarray(start))
  }

  #dispatch(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
      else waiting?.resolve(message.result)
      return
    }
    const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId)
    // The protocol pairs the event's name with its parameters; the emitter's listeners are typed by that pairing.
    const emitter: EventEmitter | undefined = session
    if (message.method) emitter?.emit(message.method, message.params)
  }
}
