import type { z } from 'zod'
import { methods } from '../protocol/methods.ts'

/** What the window reports of a call: its figures, and what the agent writes; what a later one has replaces the same before. */
export const callReportSchema = methods['call.report'].params
export type CallReport = z.infer<typeof callReportSchema>
