import { z } from 'zod'
import type { Customer } from '../customers/customer.ts'
import { customerByUserId, customerOf } from '../world.ts'
import type { World } from '../world.ts'
import { GraphError } from './graph-error.ts'

/** @throws GraphError 100 that names the first fault and where it is */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new GraphError(100, `${issue?.path.join('.') || 'body'}: ${issue?.message}`)
}

/** `to` is a phone number, `recipient` a business-scoped user id; `to` wins. */
export const recipientSchema = {
  to: z
    .string()
    .transform(text => text.replaceAll(/[+\s-]/g, ''))
    .pipe(z.string().regex(/^\d{5,15}$/, 'is not a phone number'))
    .optional(),
  recipient: z.string().min(3).optional(),
}

/**
 * @returns undefined for a user id that WhatsApp does not know
 * @throws GraphError 100 when nobody is named
 */
export const recipientOf = (
  world: World,
  request: { to?: string | undefined; recipient?: string | undefined },
): Customer | undefined => {
  if (request.to !== undefined) return customerOf(world, request.to)
  if (request.recipient === undefined) throw new GraphError(100, 'The parameter to or recipient is required')
  return customerByUserId(world, request.recipient)
}
