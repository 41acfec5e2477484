import { z } from 'zod'
import { businessNumberSchema, defaultNumber } from './business-number.ts'
import type { BusinessNumberConfig } from './business-number.ts'

/** What the simulator process reads from its environment. */
export type SimulatorConfig = {
  host: string
  /** 0 = any free port. */
  port: number
  webhookUrl: string
  /** Webhooks go unsigned without it. */
  appSecret?: string
  /** When set, every Graph request must carry it as its Bearer token. */
  accessToken?: string
  numbers: readonly BusinessNumberConfig[]
}

/** A value of the environment that cannot be used; the message names the variable. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig'
}

const asJson = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
}

const environmentSchema = z.object({
  SIMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(8091),
  SIMULATOR_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8090/webhooks/whatsapp'),
  SIMULATOR_APP_SECRET: z.string().min(1).optional(),
  SIMULATOR_ACCESS_TOKEN: z.string().min(1).optional(),
  SIMULATOR_NUMBERS: z
    .string()
    .transform(asJson)
    .pipe(z.array(businessNumberSchema).min(1))
    .default([defaultNumber]),
})

/** @throws BadConfig with one sentence that names the variable */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): SimulatorConfig => {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new BadConfig(`${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const values = parsed.data
  return {
    host: values.SIMULATOR_HOST,
    port: values.SIMULATOR_PORT,
    webhookUrl: values.SIMULATOR_WEBHOOK_URL,
    ...(values.SIMULATOR_APP_SECRET !== undefined && { appSecret: values.SIMULATOR_APP_SECRET }),
    ...(values.SIMULATOR_ACCESS_TOKEN !== undefined && { accessToken: values.SIMULATOR_ACCESS_TOKEN }),
    numbers: values.SIMULATOR_NUMBERS,
  }
}
