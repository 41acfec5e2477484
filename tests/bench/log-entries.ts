import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'

const given = [
  'Budi',
  'Sari',
  'Agus',
  'Dewi',
  'Putri',
  'Rizky',
  'Wahyu',
  'Citra',
  'Eko',
  'Fitri',
  'Hendra',
  'Indah',
]
const family = [
  'Santoso',
  'Wijaya',
  'Pratama',
  'Lestari',
  'Kusuma',
  'Hidayat',
  'Saputra',
  'Nugroho',
  'Halim',
  'Siregar',
]

/** When the newest of many calls started, in milliseconds since the epoch. */
export const newestStart = Date.UTC(2026, 10, 1)

/** The same calls each time, oldest first, 9 s apart, of 100,000 customers; in batches. */
export function* manyCalls(count: number, batchSize: number): Generator<readonly CallLogEntry[]> {
  for (let first = 0; first < count; first += batchSize) {
    const size = Math.min(batchSize, count - first)
    yield Array.from({ length: size }, (_, offset) => callOf(first + offset, count))
  }
}

function callOf(index: number, count: number): CallLogEntry {
  // Spreads the customers over time without chance.
  const customer = (index * 7_919) % 100_000
  const startedAt = newestStart - (count - index) * 9_000
  const isAnswered = index % 5 !== 0
  const isMedia = index === 1_234
  return {
    callId: `call-${index.toString(36).padStart(8, '0')}`,
    direction: index % 3 === 0 ? 'outbound' : 'inbound',
    accountId: `acc-${index % 4}`,
    accountName: `Toko Sinar ${index % 4}`,
    roomId: `room-${customer}`,
    customerId: `customer-${customer}`,
    customerName: `${given[customer % given.length]} ${family[Math.floor(customer / 12) % family.length]} ${customer}`,
    customerPhone: `+62812000${String(customer).padStart(5, '0')}`,
    startedAt,
    status: isAnswered ? 'answered' : 'unanswered',
    reason: isMedia ? 'media_failed' : isAnswered ? 'completed' : 'timed_out',
    endedBy: 'customer',
    ringMs: 5_000,
    ...(isAnswered && { answeredAt: startedAt + 5_000, talkMs: 60_000 + (index % 600) * 100 }),
    endedAt: startedAt + 65_000,
  }
}
