import { minorDigitsOf, type Money } from './money.ts'

/** IDR 50,000, and in each other currency that accounts are offered in about as much, in whole units. */
const wholeUnits: Readonly<Record<string, number>> = {
  AED: 12,
  ARS: 4_500,
  AUD: 5,
  BDT: 380,
  BRL: 17,
  CHF: 3,
  CLP: 3_000,
  CNY: 22,
  COP: 12_500,
  EGP: 150,
  EUR: 3,
  GBP: 3,
  HKD: 25,
  IDR: 50_000,
  ILS: 11,
  INR: 270,
  JPY: 480,
  KES: 400,
  KRW: 4_500,
  LKR: 950,
  MXN: 60,
  MYR: 13,
  NGN: 4_700,
  NZD: 5,
  PEN: 11,
  PHP: 180,
  PKR: 870,
  PLN: 12,
  RUB: 250,
  SAR: 12,
  SGD: 4,
  THB: 100,
  TRY: 130,
  TWD: 95,
  USD: 3,
  VND: 80_000,
  ZAR: 55,
}
/** Of a currency without a line of its own: too little for a call is told by the price of its minutes. */
const elsewhere = 3

/** [O1] [O6] The least with which a call can begin, and the least that is topped up at once. */
export function minimumAmount(currency: string): Money {
  return { currency, minor: (wholeUnits[currency] ?? elsewhere) * 10 ** minorDigitsOf(currency) }
}
