const hourMs = 3_600_000

/** Who signs in to the demo; the password is no secret, since all of it runs on this machine alone. */
export const demoAgent = { email: 'ani@dering.example', password: 'dering-demo' } as const

/** The number that the simulator has, and the customer whose phone the demo opens. */
export const demoCustomer = { id: '6281234567890', name: 'Budi Santoso' } as const

/** The organisation of the demo, in the platform's seed format. */
export function demoSeed(now: Date): object {
  const soon = new Date(now.getTime() + 20 * hourMs).toISOString()
  const service = { category: 'service', expiresAt: soon }
  return {
    currency: 'IDR',
    accounts: [
      {
        id: 'acc-toko-sinar',
        name: 'Toko Sinar',
        phoneNumberId: '200000000000001',
        displayPhone: '+62 800 000 0001',
        inbound: true,
        outbound: true,
        ringSeconds: 45,
        callbackPermission: true,
        missedCallConsent: false,
        balanceMinor: 25_000_000,
      },
    ],
    users: [
      {
        id: 'u-ani',
        name: 'Ani Wijaya',
        email: demoAgent.email,
        password: demoAgent.password,
        role: 'agent',
      },
      {
        id: 'u-bayu',
        name: 'Bayu Pratama',
        email: 'bayu@dering.example',
        password: demoAgent.password,
        role: 'agent',
      },
      {
        id: 'u-sari',
        name: 'Sari Lestari',
        email: 'sari@dering.example',
        password: demoAgent.password,
        role: 'supervisor',
      },
      {
        id: 'u-dewi',
        name: 'Dewi Kusuma',
        email: 'dewi@dering.example',
        password: demoAgent.password,
        role: 'admin',
      },
    ],
    ringGroups: [
      { name: 'Front desk', accountId: 'acc-toko-sinar', mode: 'ring_all', members: ['u-ani', 'u-bayu'] },
    ],
    rates: [{ countryCode: '62', perMinuteMinor: 100_000 }],
    rooms: [
      room('r-budi', demoCustomer, { assignedTo: 'u-ani', state: 'assigned', conversation: service }),
      room(
        'r-maya',
        { id: '6281198765432', name: 'Maya Anggraini' },
        { assignedTo: 'u-ani', state: 'assigned', conversation: service },
      ),
      room('r-rizky', { id: '6285612349876', name: 'Rizky' }, { state: 'unassigned', conversation: service }),
    ],
  }
}

function room(id: string, customer: { id: string; name: string }, rest: object): object {
  return { id, accountId: 'acc-toko-sinar', customer, ...rest }
}
