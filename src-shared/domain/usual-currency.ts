/** The currency in which people of a country pay, by its calling code; ISO 4217. */
const currencies: Readonly<Record<string, string>> = {
  '1': 'USD',
  '7': 'RUB',
  '20': 'EGP',
  '27': 'ZAR',
  '31': 'EUR',
  '32': 'EUR',
  '33': 'EUR',
  '34': 'EUR',
  '39': 'EUR',
  '41': 'CHF',
  '43': 'EUR',
  '44': 'GBP',
  '48': 'PLN',
  '49': 'EUR',
  '51': 'PEN',
  '52': 'MXN',
  '54': 'ARS',
  '55': 'BRL',
  '56': 'CLP',
  '57': 'COP',
  '60': 'MYR',
  '61': 'AUD',
  '62': 'IDR',
  '63': 'PHP',
  '64': 'NZD',
  '65': 'SGD',
  '66': 'THB',
  '81': 'JPY',
  '82': 'KRW',
  '84': 'VND',
  '86': 'CNY',
  '90': 'TRY',
  '91': 'INR',
  '92': 'PKR',
  '94': 'LKR',
  '234': 'NGN',
  '254': 'KES',
  '351': 'EUR',
  '353': 'EUR',
  '358': 'EUR',
  '852': 'HKD',
  '880': 'BDT',
  '886': 'TWD',
  '966': 'SAR',
  '971': 'AED',
  '972': 'ILS',
}
const longestCode = 3

/** Every currency that an account may be offered to be kept in, by its letters. */
export const usualCurrencies: readonly string[] = [...new Set(Object.values(currencies))].sort(
  (one, other) => (one < other ? -1 : 1),
)

/** A guess at what a business with this number pays in; undefined where the country is not known. @param phone as it is shown */
export function usualCurrencyOf(phone: string): string | undefined {
  const digits = phone.replaceAll(/\D/g, '')
  for (let length = longestCode; length > 0; length -= 1) {
    const currency = currencies[digits.slice(0, length)]
    if (currency !== undefined) return currency
  }
  return undefined
}
