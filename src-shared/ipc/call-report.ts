import type { z } from 'zod'
import { methods } from '../protocol/methods.ts'

/** What the window reports of a call while it is spoken and at its end; a later one replaces those before. */
export const callReportSchema = methods['call.report'].params.pick({ callId: true, stats: true })
export type CallReport = z.infer<typeof callReportSchema>
