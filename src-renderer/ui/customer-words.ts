import { formatPhoneNumber } from './phone-number.ts'

export interface CustomerWords {
  readonly title: string
  /** E.164, to stand beside the title; absent where the title is the number, or where there is none. */
  readonly number: string | undefined
}

const digits = /\D/gu

/** What a customer is called: their name, else their number as numbers are written, and then not a second time. */
export function customerWords(name: string, phone: string | undefined): CustomerWords {
  const isNumber = phone !== undefined && !/\p{L}/u.test(name) && sameDigits(name, phone)
  return isNumber ? { title: formatPhoneNumber(phone), number: undefined } : { title: name, number: phone }
}

const sameDigits = (one: string, other: string) => one.replace(digits, '') === other.replace(digits, '')
