import { z } from 'zod'
import { methods, type Params, type Result } from '../protocol/methods.ts'

/**
 * Requests that the window may make of the platform as they stand: those of supervisors and admins and what is
 * looked up, which the main process has nothing to add to. What an agent does all day has asks of its own.
 */
export const windowMethods = [
  'ringGroups.list',
  'ringGroups.save',
  'ringGroups.remove',
  'accounts.list',
  'accounts.configure',
  'accounts.test',
  'accounts.candidates',
  'accounts.connect',
  'balance.topUp',
  'balance.ledger',
  'rates.list',
  'rates.import',
  'consent.evidence',
  'users.list',
  'users.save',
  'users.disable',
  'audit.verify',
  'audit.list',
  'customers.erase',
  'users.invite',
  'users.enable',
  'echo.open',
  'echo.close',
  'wrapUp.finish',
  'wrapUp.extend',
  'calls.withdraw',
  'calls.reroute',
  'agents.nudge',
  'agents.setPresence',
  'report.calls',
  'report.summary',
  'report.ownCalls',
  'report.ownSummary',
] as const satisfies readonly (keyof typeof methods)[]
export type WindowMethod = (typeof windowMethods)[number]

/** One such request; its parameters are what the wire contract says of its method. */
export interface PlatformRequest<M extends WindowMethod = WindowMethod> {
  readonly method: M
  readonly params: Params<M>
}

/** What it brings back. */
export type PlatformAnswer<M extends WindowMethod> = Result<M>

/** Any of them, checked against its own method's parameters. */
export const platformRequestSchema = z
  .object({ method: z.enum(windowMethods), params: z.unknown() })
  .transform(({ method, params }, context): PlatformRequest => {
    const parsed = methods[method].params.safeParse(params)
    if (parsed.success) return { method, params: parsed.data }
    for (const { message, path } of parsed.error.issues) {
      context.addIssue({ code: 'custom', message, path: ['params', ...path] })
    }
    return z.NEVER
  })
