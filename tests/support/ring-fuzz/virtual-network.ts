import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import type { OpenSocket } from '../../../src-main/connection/link.ts'
import type { VirtualTime } from './virtual-time.ts'

/** A network between one desktop and the platform, and what can go wrong with it. */
export interface VirtualNetwork {
  /** The desktop dials; `accept` gets the platform's end once it has arrived. */
  readonly open: OpenSocket
  /** Whether a byte sent now would arrive, and a connection stands. */
  readonly isLive: boolean
  readonly isUp: boolean
  /** When what was stuck began to arrive last: one piece after the other, so that an end may be right behind its ring. */
  readonly lateAt: number
  /** Connections break with a word to both ends, and new ones are refused. */
  cut(): void
  /** The platform's process is gone: the connection is, too, and the desktop is told if it can be. */
  reset(): void
  /** Nothing arrives any more, and nobody is told. */
  hole(): void
  /** What was sent into the hole arrives late, or its connection is `forgotten` by the network, silently. */
  heal(fate: 'late' | 'forgotten'): void
  /** The desktop is awake again: what came for it meanwhile is read. */
  desktopWoke(): void
}

const opening = 0
const standing = 1
const closing = 2
const closed = 3
const lost = 1006

/** One end of a connection, as far as `link.ts` and the platform's `connection.ts` use a WebSocket. */
class VirtualSocket extends EventEmitter {
  readyState = opening
  readonly bufferedAmount = 0
  isPaused = false
  readonly #line: Line
  readonly #side: Side

  constructor(line: Line, side: Side) {
    super()
    this.#line = line
    this.#side = side
  }

  send(text: string, onWritten?: (error?: Error) => void): void {
    if (this.readyState !== standing) return onWritten?.(new Error('The socket is not open.'))
    this.#line.carry(this.#side, other => other.emit('message', Buffer.from(text), false))
    onWritten?.()
  }
  ping(): void {
    this.#line.carry(this.#side, other => {
      other.emit('ping')
      this.#line.carry(other.#side, back => back.emit('pong'))
    })
  }
  close(code = 1005): void {
    if (this.readyState >= closing) return
    this.readyState = closing
    this.#line.carry(this.#side, other => {
      other.end(code)
      this.#line.carry(other.#side, back => back.end(code))
    })
  }
  terminate(): void {
    if (this.readyState === closed) return
    this.#line.carry(this.#side, other => other.end(lost))
    queueMicrotask(() => this.end(lost))
  }
  pause(): void {
    this.isPaused = true
  }
  resume(): void {
    this.isPaused = false
  }
  end(code: number): void {
    if (this.readyState === closed) return
    this.readyState = closed
    this.emit('close', code, Buffer.alloc(0))
  }
}

type Side = 'desktop' | 'platform'

interface Line {
  carry(from: Side, arrive: (other: VirtualSocket) => void): void
}

interface StandingLine extends Line {
  isDead: boolean
  readonly stuck: (() => void)[]
}

interface Standing {
  readonly desktop: VirtualSocket
  readonly platform: VirtualSocket
  readonly line: StandingLine
}

export interface VirtualNetworkParts {
  readonly time: VirtualTime
  /** One way, in milliseconds. */
  readonly latencyMs: number
  readonly accept: (ws: WebSocket) => void
  /** Something has reached the platform. */
  readonly onArrival: () => void
}

export function createVirtualNetwork(parts: VirtualNetworkParts): VirtualNetwork {
  const { time, latencyMs, accept, onArrival } = parts
  let state: 'up' | 'cut' | 'hole' = 'up'
  let current: Standing | undefined
  let lateAt = -Infinity
  /** What came while the desktop slept. */
  const unread: (() => void)[] = []

  function toDesktop(arrive: () => void): void {
    if (time.isAsleep) unread.push(arrive)
    else arrive()
  }

  function connect(): VirtualSocket {
    const line: StandingLine = {
      isDead: false,
      stuck: [],
      carry(from, arrive) {
        if (line.isDead || state === 'cut') return
        if (state === 'hole') return void line.stuck.push(() => line.carry(from, arrive))
        time.after(latencyMs, () => {
          if (from === 'desktop') {
            onArrival()
            arrive(platform)
          } else toDesktop(() => arrive(desktop))
        })
      },
    }
    const desktop = new VirtualSocket(line, 'desktop')
    const platform = new VirtualSocket(line, 'platform')
    if (state === 'cut') {
      time.after(latencyMs, () => toDesktop(() => desktop.end(lost)))
      return desktop
    }
    current = { desktop, platform, line }
    line.carry('desktop', () => {
      platform.readyState = standing
      // The platform's end is a WebSocket as far as the platform uses one.
      accept(platform as unknown as WebSocket)
      line.carry('platform', () => {
        if (desktop.readyState !== opening) return
        desktop.readyState = standing
        desktop.emit('open')
      })
    })
    return desktop
  }

  return {
    open: (_url, _protocol, { handshakeTimeout = 10_000 }) => {
      const socket = connect()
      time.desktop.after(handshakeTimeout, () => {
        if (socket.readyState === opening) socket.end(lost)
      })
      return socket as unknown as WebSocket
    },
    get isLive() {
      if (state !== 'up' || time.isAsleep || !current) return false
      return !current.line.isDead && current.desktop.readyState === standing
    },
    get lateAt() {
      return lateAt
    },
    get isUp() {
      return state === 'up'
    },
    cut() {
      state = 'cut'
      const broken = current
      current = undefined
      if (!broken) return
      time.after(latencyMs, () => toDesktop(() => broken.desktop.end(lost)))
      time.after(latencyMs, () => broken.platform.end(lost))
    },
    reset() {
      const broken = current
      current = undefined
      if (!broken) return
      broken.line.isDead = true
      broken.line.stuck.length = 0
      if (state === 'up') time.after(latencyMs, () => toDesktop(() => broken.desktop.end(lost)))
    },
    hole() {
      state = 'hole'
    },
    heal(fate) {
      state = 'up'
      if (!current) return
      // Sent again by TCP and late; or the way through the network is gone, and nobody says so.
      const stuck = current.line.stuck.splice(0)
      if (fate === 'forgotten') current.line.isDead = true
      else {
        lateAt = time.now()
        for (const carry of stuck) carry()
      }
    },
    desktopWoke() {
      for (const arrive of unread.splice(0)) arrive()
    },
  }
}
