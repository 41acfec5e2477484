import { z } from 'zod'

/** An amount in the currency's minor unit: the sen of IDR, the cent of USD. Never a float. [O5] */
export const moneySchema = z.object({ currency: z.string().length(3), minor: z.int() })
export type Money = z.infer<typeof moneySchema>

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

/** Digits after the point of an amount in this currency. */
export const minorDigitsOf = (currency: string): number => minorDigits[currency] ?? 2

/**
 * An amount as it is written in files, `1000` or `1000.50`, in the minor unit, exactly; undefined for what is not an
 * amount of this currency or too large to be exact.
 */
export function minorFromDecimal(text: string, currency: string): number | undefined {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text)
  const digits = minorDigitsOf(currency)
  const [, whole = '', fraction = ''] = parts ?? []
  if (!parts || fraction.length > digits) return undefined
  const minor = Number(whole + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? minor : undefined
}
