import { z } from 'zod'
import { isGraphErrorCode } from './graph-error.ts'
import type { GraphErrorCode } from './graph-error.ts'

/** What goes wrong with the next requests that match. */
export const faultSchema = z.object({
  /** The path ends with this, such as `/calls`; without it every path matches. */
  path: z.string().optional(),
  /** The `action` of a `/calls` request. */
  action: z.string().optional(),
  method: z.string().optional(),
  /** How many requests it hits. */
  times: z.number().int().positive().default(1),
  effect: z.discriminatedUnion('kind', [
    /** Meta's error body; nothing is done. */
    z.object({
      kind: z.literal('error'),
      code: z.custom<GraphErrorCode>(isGraphErrorCode, 'is not an error code of the calling API'),
      httpStatus: z.number().int().min(400).max(599).optional(),
      details: z.string().optional(),
    }),
    /** A bare HTTP status, as a proxy would give; nothing is done. */
    z.object({ kind: z.literal('status'), httpStatus: z.number().int().min(300).max(599) }),
    /** Never answered; nothing is done. */
    z.object({ kind: z.literal('hang') }),
    /** The connection breaks before anything is done. */
    z.object({ kind: z.literal('drop_before') }),
    /** Done, but the connection breaks before the answer: the caller cannot know. */
    z.object({ kind: z.literal('drop_after') }),
    /** Done and answered late. */
    z.object({ kind: z.literal('delay'), ms: z.number().int().min(0) }),
  ]),
})

type Fault = z.infer<typeof faultSchema>

export type FaultPlan = {
  add(fault: Fault): void
  /** Takes the first fault that matches, and counts it down. */
  take(request: { method: string; path: string; body: unknown }): Fault['effect'] | undefined
  clear(): void
}

const actionSchema = z.object({ action: z.string() })

export const createFaultPlan = (): FaultPlan => {
  let faults: Fault[] = []
  return {
    add: fault => void faults.push({ ...fault }),
    take: request => {
      const action = actionSchema.safeParse(request.body).data?.action
      const fault = faults.find(
        candidate =>
          request.path.endsWith(candidate.path ?? '') &&
          (candidate.method ?? request.method) === request.method &&
          (candidate.action ?? action) === action,
      )
      if (!fault) return undefined
      fault.times -= 1
      faults = faults.filter(candidate => candidate.times > 0)
      return fault.effect
    },
    clear: () => {
      faults = []
    },
  }
}
