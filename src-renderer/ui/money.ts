import type { Money } from '#shared/domain/money.ts'

/** `Rp 250.000`, `IDR 250,000`: without cents where there are none. */
export function moneyWords({ currency, minor }: Money, language: string): string {
  const digits = minorDigits[currency] ?? 2
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
 * How many digits the minor unit has, where it is not two (ISO 4217). `Intl` is no help: browsers write rupiah without
 * the sen in which balances are counted.
 */
const minorDigits: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
}
