import { z } from 'zod'
import { webhookSwitchesSchema, wellBehaved } from './webhooks/switches.ts'

/** Everything that can be switched while the simulator runs. */
export const switchesSchema = webhookSwitchesSchema.extend({
  /** Meta's SDP says `a=ice-lite`. Real sound flows with it and without it. */
  iceLite: z.boolean(),
  /** `a=setup` of Meta's answer to a business's offer; `actpass` is the invalid one that was seen live. */
  answerSetup: z.enum(['active', 'passive', 'actpass']),
})

export type Switches = z.infer<typeof switchesSchema>

export const initialSwitches: Switches = { ...wellBehaved, iceLite: true, answerSetup: 'active' }
