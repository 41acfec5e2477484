import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'

/** The country that most people mean, where several share a code. Source: ITU, list of assigned country codes (E.164). */
const mainCountry: Readonly<Record<string, string>> = {
  1: 'US',
  7: 'RU',
  39: 'IT',
  44: 'GB',
  47: 'NO',
  61: 'AU',
  212: 'MA',
  262: 'RE',
  290: 'SH',
  358: 'FI',
  590: 'GP',
  599: 'CW',
}

const countries = new Map<string, string>(
  getCountries().map((country): [string, string] => [getCountryCallingCode(country), country]),
)

/** The country behind a calling code, in the window's language; undefined for a part of a country, such as `1876`. */
export function countryOfCode(code: string, language: string): string | undefined {
  const country = mainCountry[code] ?? countries.get(code)
  return country && new Intl.DisplayNames(language, { type: 'region' }).of(country)
}
