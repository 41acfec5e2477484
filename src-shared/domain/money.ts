import { z } from 'zod'

/** An amount in the currency's minor unit: the sen of IDR, the cent of USD. Never a float. [O5] */
export const moneySchema = z.object({ currency: z.string().length(3), minor: z.int() })
export type Money = z.infer<typeof moneySchema>
