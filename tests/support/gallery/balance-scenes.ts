import { accountIdSchema, agentIdSchema, callIdSchema, customerIdSchema } from '#shared/domain/ids.ts'
import type { WireLedgerEntry } from '#shared/protocol/money.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { type Answers, answering, deskOf } from './manage-scenes.ts'
import { ago, hour, minute } from './people.ts'

const acc1 = accountIdSchema.parse('acc1')
const money = (minor: number) => ({ currency: 'IDR', minor })
const adi = { id: agentIdSchema.parse('u-adi'), name: 'Adi Pratama' }
const callWith = (name: string) => ({
  id: callIdSchema.parse(`call ${name}`),
  customer: { id: customerIdSchema.parse(name), name, phone: '+6281234567890' },
})

const entries: WireLedgerEntry[] = [
  { reason: 'call', minor: -100_000, call: callWith('Budi Santoso'), minute: 2, after: 8 * minute },
  { reason: 'call', minor: -100_000, call: callWith('Budi Santoso'), minute: 1, after: 9 * minute },
  {
    reason: 'settlement',
    minor: 100_000,
    call: callWith('Sari Dewi Kusumawardhani Prawirodirdjo binti Raden Mas Soerjomentaram'),
    minute: 4,
    after: 2 * hour,
  } as const,
  { reason: 'top_up', minor: 5_000_000, by: adi, after: 26 * hour } as const,
  { reason: 'opening', minor: 20_000_000, after: 900 * hour } as const,
].map(({ minor, after, ...entry }, index): WireLedgerEntry => ({
  ...entry,
  reason: entry.reason as WireLedgerEntry['reason'],
  id: `entry ${index}`,
  at: ago(after),
  amount: money(minor),
  balance: money([24_900_000, 25_000_000, 25_100_000, 25_000_000, 20_000_000][index] ?? 0),
}))

const rates = [
  { countryCode: '62', fromMinute: 0, perMinuteMinor: 100_000 },
  { countryCode: '62', fromMinute: 10_000, perMinuteMinor: 85_050 },
  { countryCode: '65', fromMinute: 0, perMinuteMinor: 250_000 },
]

const faulty: Result<'rates.import'> = {
  applied: false,
  currency: 'IDR',
  changes: { added: 0, changed: 0, removed: 0 },
  faults: [
    { code: 'country_not_digits', line: 2, column: 1, value: 'ID' },
    { code: 'price_not_amount', line: 4, column: 2, value: '1.000,50' },
    { code: 'first_tier_missing', line: 5, column: 1, value: '65' },
  ],
}

const answers: Answers = {
  'balance.ledger': { entries, nextCursor: 'older' },
  'balance.topUp': { accountId: acc1, balance: money(30_000_000) },
  'rates.list': { currency: 'IDR', rates },
  'rates.import': {
    applied: false,
    currency: 'IDR',
    faults: [],
    changes: { added: 1, changed: 1, removed: 1 },
  },
}

const admin = (answer: Answers, balance = 24_900_000): FakeDesk =>
  createFakeDesk({
    state: deskOf('admin'),
    handlers: {
      request: answering(answer),
      getBalance: () => granted({ accountId: acc1, balance: money(balance) }),
    },
  })

const waiting = { status: 'waiting', attempt: 3, why: 'unreachable', retryAt: Date.now() + 14_000 } as const

/** What Admins see of money. */
export const balanceScenes: Readonly<Record<string, () => FakeDesk>> = {
  balance: () => admin(answers),
  'balance-low': () => admin(answers, 7_500_000),
  'balance-none': () => admin(answers, 1_200_000),
  'balance-empty': () =>
    admin({ 'balance.ledger': { entries: [] }, 'rates.list': { currency: 'IDR', rates: [] } }, 0),
  'balance-loading': () =>
    createFakeDesk({ state: deskOf('admin'), handlers: { request: never, getBalance: never } }),
  'balance-failed': () => admin({}),
  'balance-offline': () =>
    createFakeDesk({ state: deskOf('admin', { connection: waiting }), handlers: { request: never } }),
  'balance-faults': () => admin({ ...answers, 'rates.import': faulty }),
  'balance-unanswered': () => {
    let sent = 0
    return createFakeDesk({
      state: deskOf('admin'),
      handlers: {
        getBalance: () => granted({ accountId: acc1, balance: money(24_900_000) }),
        request: input => {
          if (input.method !== 'balance.topUp') return answering(answers)(input)
          sent += 1
          return sent === 1
            ? refused({ reason: 'offline', message: 'The link broke.' })
            : answering(answers)(input)
        },
      },
    })
  },
}
