import type { EventData } from '../protocol/events.ts'
import type { QueueChange, QueueSnapshot } from '../protocol/queue.ts'

/** [D8] What the window is told of the live queue while it watches: all of it at first and after each new session, then what changed. */
export type QueueNews =
  | { readonly kind: 'snapshot'; readonly snapshot: QueueSnapshot }
  | { readonly kind: 'change'; readonly change: QueueChange }

/** A supervisor calls for this agent's attention. */
export type Nudge = EventData<'agent.nudged'>
