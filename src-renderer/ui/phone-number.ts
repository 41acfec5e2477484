import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

const formatted = new Map<string, string>()
const kept = 2000

/** E.164 grouped as its country writes it: `+62 812-3456-7890`; what is no number stays as it came. */
export function formatPhoneNumber(phone: string): string {
  const known = formatted.get(phone)
  if (known !== undefined) return known
  const text = parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
  if (formatted.size >= kept) formatted.clear()
  formatted.set(phone, text)
  return text
}
