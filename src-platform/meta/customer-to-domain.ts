import { cleanName } from '#shared/domain/clean-name.ts'
import { customerIdSchema } from '#shared/domain/ids.ts'
import type { Customer } from '#shared/domain/room.ts'
import type { ValueContext } from './value-context.ts'

/** How a webhook names a person: by number, by Meta's own id, or both. A number field may hold such an id, too. */
export interface Named {
  readonly number: string | null | undefined
  readonly userId: string | null | undefined
}

/** Digits, as Meta writes numbers. */
const digits = /^\d{5,15}$/

/** The customer, or `undefined` where nobody is named. One who shows a username alone has no phone. */
export function customerOf({ number, userId }: Named, { contacts }: ValueContext): Customer | undefined {
  const only = contacts.length === 1 ? contacts[0] : undefined
  const ids = [number, userId, only?.wa_id, only?.user_id].filter(id => typeof id === 'string')
  const id = ids.find(candidate => digits.test(candidate)) ?? ids[0]
  if (id === undefined) return undefined
  const contact =
    contacts.find(candidate => [candidate.wa_id, candidate.user_id].some(known => known === id)) ?? only
  const phone = digits.test(id) ? `+${id}` : undefined
  const { name, username } = contact?.profile ?? {}
  const spoken = cleanName(name ?? '') || cleanName(username ?? '')
  return { id: customerIdSchema.parse(id), name: spoken || (phone ?? id), phone }
}
