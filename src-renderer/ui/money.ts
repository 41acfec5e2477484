import { minorDigitsOf, minorFromDecimal, type Money } from '#shared/domain/money.ts'

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

/**
 * What a person typed, in the minor unit: `50.000` in Indonesian, `50,000` in English, with or without the currency's
 * sign. Undefined for everything that could be meant otherwise, such as groups that are not of three digits.
 */
export function typedMinor(text: string, currency: string, language: string): number | undefined {
  const parts = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1_234_567.5)
  const sign = (type: Intl.NumberFormatPartTypes) => parts.find(part => part.type === type)?.value ?? ''
  const group = sign('group')
  const point = sign('decimal') || (group === ',' ? '.' : ',')
  const bare = [sign('currency'), currency]
    .reduce((left, name) => left.replace(name, ''), text)
    .replaceAll(/\s/gu, '')
  const [whole = '', fraction, ...more] = bare.split(point)
  const groups = group.trim() === '' ? [whole] : whole.split(group)
  const isGrouped = groups.every((digits, index) => index === 0 || digits.length === 3)
  if (more.length > 0 || !isGrouped || (groups.length > 1 && (groups[0] ?? '').length > 3)) return undefined
  return minorFromDecimal(groups.join('') + (fraction === undefined ? '' : `.${fraction}`), currency)
}

/** An amount as one would type it, to change it. */
export function typedMoney({ currency, minor }: Money, language: string): string {
  const digits = minorDigitsOf(currency)
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: digits,
    minimumFractionDigits: minor % 10 ** digits === 0 ? 0 : digits,
  }).format(minor / 10 ** digits)
}
