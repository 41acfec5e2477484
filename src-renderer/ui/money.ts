import { minorDigitsOf, type Money } from '#shared/domain/money.ts'

/** `Rp 250.000`, `IDR 250,000`: without cents where there are none. */
export function moneyWords({ currency, minor }: Money, language: string): string {
  const digits = minorDigitsOf(currency)
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(minor / 10 ** digits)
}
