import type { Policy } from '#shared/domain/policy.ts'
import type { DeliveryPort } from './agents/delivery.ts'
import type { CallService } from './calls/call-service.ts'
import type { Clock } from './clock.ts'
import type { Directory } from './directory/directory.ts'
import type { Inbox } from './inbox/inbox.ts'
import type { Logger } from './logger.ts'
import type { GraphPort } from './meta/graph-port.ts'
import type { Observer } from './observer.ts'
import type { RoomService } from './rooms/room-service.ts'
import type { Store } from './store/store.ts'

/** What the core needs from outside. */
export interface CoreParts {
  readonly store: Store
  readonly clock: Clock
  readonly graph: GraphPort
  readonly delivery: DeliveryPort
  readonly log: Logger
  readonly policy: Policy
  /** A new id, never given before. */
  readonly newId: () => string
  readonly observe: Observer
}

/** The platform without its doors: everything that decides and remembers. */
export interface Core {
  readonly calls: CallService
  readonly rooms: RoomService
  readonly inbox: Inbox
  readonly directory: Directory
  /** After a start: works off what a crash left, and arms the timers of live calls. Call once, before the doors open. */
  resume(): Promise<void>
  /** Resolves when nothing is being decided, asked of the provider or processed: for the test clock. */
  settled(): Promise<void>
  /** Takes nothing new and waits for what is under way; never rejects. The store stays open: its owner closes it. */
  stop(): Promise<void>
}

/** Builds the core; nothing runs before `resume`. */
export function createCore(parts: CoreParts): Core {
  throw new Error(`Not built yet for ${parts.store.kind}.`)
}
