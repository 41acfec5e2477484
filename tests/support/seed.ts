/** The password of everybody in the test organisation. */
export const password = 'a-good-password'

export const account = {
  id: 'acc1',
  name: 'Toko Sinar',
  phoneNumberId: '200000000000001',
  displayPhone: '+62 800 000 0001',
  inbound: true,
  outbound: true,
  ringSeconds: 45,
  callbackPermission: false,
  missedCallConsent: false,
  balanceMinor: 25_000_000,
}

const person = (id: string, name: string, role: 'agent' | 'supervisor' | 'admin') => ({
  id,
  name,
  email: `${id.slice(2)}@example.com`,
  password,
  role,
})

/** A customer with an own room at Ani. */
export const budi = { id: '6281234567890', name: 'Budi' }
/** A customer whom nobody knows yet. */
export const citra = { id: '6289876543210', name: 'Citra' }

const dayMs = 24 * 60 * 60 * 1000

/**
 * One account; the agents Ani, Beni and Dewi, the supervisor Sari, the admin Adi; Ani and Beni in a ring-all group;
 * Budi's room `r1` with Ani, its window open for a day of real time. `over` replaces whole parts.
 */
export function aSeed(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    currency: 'IDR',
    accounts: [account],
    users: [
      person('u-ani', 'Ani', 'agent'),
      person('u-beni', 'Beni', 'agent'),
      person('u-dewi', 'Dewi', 'agent'),
      person('u-sari', 'Sari', 'supervisor'),
      person('u-adi', 'Adi', 'admin'),
    ],
    ringGroups: [{ name: 'Front desk', accountId: 'acc1', mode: 'ring_all', members: ['u-ani', 'u-beni'] }],
    rates: [{ countryCode: '62', perMinuteMinor: 100_000 }],
    rooms: [
      {
        id: 'r1',
        accountId: 'acc1',
        customer: budi,
        assignedTo: 'u-ani',
        state: 'assigned',
        conversation: { category: 'service', expiresAt: new Date(Date.now() + dayMs).toISOString() },
      },
    ],
    ...over,
  }
}
