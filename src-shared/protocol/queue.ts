import { z } from 'zod'
import { queueStages } from '../domain/queue.ts'
import { accountIdSchema, agentIdSchema, callIdSchema } from '../domain/ids.ts'
import { agentSchema, callSchema, offerViaSchema } from './entities.ts'
import { timeSchema } from './time.ts'

const personSchema = z.object({ id: agentIdSchema, name: z.string() })

/** [D8] A call that has not ended, with how it was routed and whom it concerns. */
export const queueCallSchema = callSchema.extend({
  /** `waiting`: it rings at nobody; `ringing`: at an agent or at the customer. */
  stage: z.enum(queueStages).optional(),
  via: offerViaSchema.optional(),
  ringUntil: timeSchema.optional(),
  /** Agents at whom it rings now. */
  ringing: z.array(personSchema).optional(),
  /** Agents on another call, who see that it waits. [I4] */
  waitingFor: z.array(personSchema).optional(),
})

export const queueAgentSchema = agentSchema.omit({ wrapUp: true }).extend({
  /** When presence or state last changed; absent where it has not since the platform started. */
  since: timeSchema.optional(),
  /** Calls of today, by the platform's own time zone: answered by the agent, or connected to the customer. */
  answeredToday: z.int().nonnegative().optional(),
  /** Calls of today that rang at the agent and that nobody answered. */
  missedToday: z.int().nonnegative().optional(),
})

export const queueAccountSchema = z.object({
  id: accountIdSchema,
  waiting: z.int(),
  ringing: z.int(),
  connected: z.int(),
  /** How long the customer who called first has been waiting, when this was said. */
  oldestWaitMs: z.int().nullable(),
  /** Since when that customer waits. */
  oldestSince: timeSchema.nullable().optional(),
  answerRate: z.number().nullable(),
})

export const queueSnapshotSchema = z.object({
  calls: z.array(queueCallSchema),
  agents: z.array(queueAgentSchema),
  accounts: z.array(queueAccountSchema),
})

/** [D8] Only what changed. */
export const queueChangeSchema = z.object({
  calls: z
    .object({ put: z.array(queueCallSchema).optional(), remove: z.array(callIdSchema).optional() })
    .optional(),
  agents: z
    .object({
      put: z.array(queueAgentSchema),
      /** They may not work any more. */
      remove: z.array(agentIdSchema).optional(),
    })
    .optional(),
  accounts: z.object({ put: z.array(queueAccountSchema) }).optional(),
})

export type QueueCall = z.infer<typeof queueCallSchema>
export type QueueAgent = z.infer<typeof queueAgentSchema>
export type QueueAccount = z.infer<typeof queueAccountSchema>
export type QueueSnapshot = z.infer<typeof queueSnapshotSchema>
export type QueueChange = z.infer<typeof queueChangeSchema>
