import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Customer } from '#shared/domain/room.ts'

/**
 * What a customer is found by: the name in plain letters, the number with its country and as it is dialled at home
 * (`6281234567890`, `081234567890`), or the id of one who shows a username alone.
 */
export function callerSearchText({ id, name, phone }: Customer): string {
  const home = phone === undefined ? undefined : parsePhoneNumberFromString(phone)?.nationalNumber
  const numbers = [phone?.replaceAll(/\D/g, '') ?? id, ...(home === undefined ? [] : [`0${home}`])]
  return plain([name, ...numbers].join(' '))
}

/**
 * The parts of a search, each of which a customer's text must contain. A number may be typed in any of the usual ways:
 * `+62 812-3456`, `0062 812 3456`, `(0812) 3456`, `628123456`.
 */
export function searchTerms(query: string): readonly string[] {
  const text = plain(query).trim()
  if (/^[\d\s()+\-./]*\d[\d\s()+\-./]*$/.test(text))
    return [text.replaceAll(/\D/g, '').replace(/^00(?=.)/, '')]
  return text.split(/\s+/).filter(term => term !== '')
}

/** Lower case without accents: `Nuñez` is found as `nunez`. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
