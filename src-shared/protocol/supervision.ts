import { z } from 'zod'
import { agentIdSchema, callIdSchema } from '../domain/ids.ts'
import { presenceSchema } from './entities.ts'

const nothing = z.object({})
const nudgeText = z.string().trim().min(1).max(280)

/** [D8] What supervisors do to calls that ring and to agents; each leaves a line in the audit log. */
export const supervisionMethods = {
  /** Ends the ring of a customer's call; the customer is told as by a decline. */
  'calls.withdraw': { params: z.object({ callId: callIdSchema }), result: nothing },
  /** Rings at this agent instead, for what is left of the ring time. */
  'calls.reroute': { params: z.object({ callId: callIdSchema, agentId: agentIdSchema }), result: nothing },
  /** Calls for an agent's attention, on every desktop of theirs. */
  'agents.nudge': {
    params: z.object({ agentId: agentIdSchema, text: nudgeText.optional() }),
    result: nothing,
  },
  'agents.setPresence': {
    params: z.object({ agentId: agentIdSchema, status: presenceSchema }),
    result: nothing,
  },
} as const

export const supervisionEvents = {
  /** A supervisor calls for this agent's attention. */
  'agent.nudged': z.object({
    by: z.object({ id: agentIdSchema, name: z.string() }),
    text: z.string().optional(),
  }),
} as const
