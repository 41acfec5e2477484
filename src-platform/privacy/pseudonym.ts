import type { CustomerId } from '#shared/domain/ids.ts'

/** No id of WhatsApp's begins like this: those are digits, or a country and a dot. */
const beginning = 'erased-'

/** What stands in the place of an erased customer's id. @param id drawn for this one erasing */
export const pseudonymOf = (id: string): string => `${beginning}${id}`

/** Whether the customer was erased, so that nothing more may be kept of them. [P13] */
export const isPseudonym = (customerId: CustomerId): boolean => customerId.startsWith(beginning)
