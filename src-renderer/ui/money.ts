import type { Money } from '#shared/domain/money.ts'

/** `Rp 250.000`, `IDR 250,000`: without cents where there are none. */
export function moneyWords({ currency, minor }: Money, language: string): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
