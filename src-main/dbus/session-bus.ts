import type { EventEmitter } from 'node:events'
import { Message, type MessageBus, MessageType, sessionBus } from '@jellybrick/dbus-next'

/** Where something can be asked on the bus. */
export interface BusTarget {
  readonly destination: string
  readonly path: string
  readonly interface: string
}

export interface BusSignal {
  readonly interface: string
  readonly member: string
  readonly body: readonly unknown[]
  /** The unique name of the program that sent it, which cannot be feigned. */
  readonly sender: string
}

/** One connection to the person's session bus. */
export interface SessionBus {
  /** Rejects when there is no such service, or it refuses, or the bus goes before it has answered. */
  call(target: BusTarget, member: string, signature?: string, args?: unknown[]): Promise<readonly unknown[]>
  /** Listens to one interface's signals. Returns its undo. */
  onSignal(interfaceName: string, listener: (signal: BusSignal) => void): Promise<() => void>
  /** The unique name of the program behind a well-known name. */
  ownerOf(name: string): Promise<string>
  close(): void
}

const daemon: BusTarget = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
}

/**
 * Connects to the bus at `address`, such as `unix:path=/run/user/1000/bus`. Rejects when nobody is there.
 * @param onLost the connection broke later; nothing is told any more
 */
export async function openSessionBus(address: string, onLost: (why: string) => void): Promise<SessionBus> {
  const bus = await connect(address)
  const listeners = new Set<(message: Message) => void>()
  const underWay = new Set<(error: Error) => void>()
  let isOpen = true

  function shut(why: string): void {
    isOpen = false
    listeners.clear()
    bus.disconnect()
    for (const reject of underWay) reject(new Error(`The session bus is gone: ${why}`))
  }
  function lose(why: string): void {
    if (!isOpen) return
    shut(why)
    onLost(why)
  }
  // `error` is not in the bus' own types.
  const emitter: EventEmitter = bus
  emitter.removeAllListeners('error')
  emitter.on('error', (error: unknown) => lose(String(error)))
  connectionOf(bus).on('end', () => lose('the bus has ended the connection'))
  bus.on('message', message => {
    if (message.type !== MessageType.SIGNAL) return
    // What was read at once is told at once: whoever waits for a reply before this signal learns of that first.
    setImmediate(() => {
      for (const listener of listeners) listener(message)
    })
  })

  const call: SessionBus['call'] = async (target, member, signature = '', args = []) => {
    if (!isOpen) throw new Error('The session bus is gone.')
    const answered = Promise.withResolvers<Message | null>()
    underWay.add(answered.reject)
    // A call that is under way when the bus goes is never settled by the library.
    bus
      .call(new Message({ ...target, member, signature, body: args }))
      .then(answered.resolve, answered.reject)
    try {
      return (await answered.promise)?.body ?? []
    } finally {
      underWay.delete(answered.reject)
    }
  }
  return {
    call,
    async onSignal(interfaceName, listener) {
      const pass = (message: Message) => {
        if (message.interface === interfaceName) listener(message)
      }
      listeners.add(pass)
      await call(daemon, 'AddMatch', 's', [`type='signal',interface='${interfaceName}'`])
      return () => void listeners.delete(pass)
    },
    async ownerOf(name) {
      const [owner] = await call(daemon, 'GetNameOwner', 's', [name])
      if (typeof owner !== 'string') throw new Error(`${name} has no owner on the bus`)
      return owner
    },
    close: () => shut('closed'),
  }
}

async function connect(busAddress: string): Promise<MessageBus> {
  const bus = sessionBus({ busAddress })
  const emitter: EventEmitter = bus
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  bus.once('connect', () => resolve())
  emitter.once('error', reject)
  const connection = connectionOf(bus)
  const onEnd = () => reject(new Error('the bus ended the connection before it began'))
  connection.once('end', onEnd)
  await promise
  connection.off('end', onEnd)
  return bus
}

/** The library tells nowhere else that a bus has gone in order, with the end of its stream. */
function connectionOf(bus: MessageBus): EventEmitter {
  // It is there at runtime, and left out of the types.
  const { _connection } = bus as unknown as { readonly _connection: EventEmitter }
  return _connection
}
