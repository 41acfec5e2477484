import { demoHistory, type DemoRoom } from './demo-history.ts'

const hourMs = 3_600_000

/** The password of everybody in the demo: no secret, since all of it runs on this machine alone. */
const password = 'dering-demo'

/** Who can sign in to the demo, by role. */
export const demoPeople = {
  agent: { id: 'u-ani', name: 'Ani Wijaya', email: 'ani@dering.example', password },
  supervisor: { id: 'u-sari', name: 'Sari Lestari', email: 'sari@dering.example', password },
  admin: { id: 'u-dewi', name: 'Dewi Kusuma', email: 'dewi@dering.example', password },
} as const
export type DemoRole = keyof typeof demoPeople

/** Whose colleagues ring with Ani. */
const colleagues = [
  { id: 'u-bayu', name: 'Bayu Pratama', email: 'bayu@dering.example', password },
  { id: 'u-citra', name: 'Citra Maharani', email: 'citra@dering.example', password },
  { id: 'u-dimas', name: 'Dimas Aditya', email: 'dimas@dering.example', password },
]
const agentIds = [demoPeople.agent.id, ...colleagues.map(({ id }) => id)]

/** The customer whose phone the demo opens. */
export const demoCustomer = { id: '6281234567890', name: 'Budi Santoso' } as const

/** The numbers of the shop and of its service desk, as the platform and as Meta know them. */
const numbers = [
  {
    id: 'acc-toko-sinar',
    name: 'Toko Sinar',
    phoneNumberId: '200000000000001',
    displayPhone: '+62 800 000 0001',
  },
  {
    id: 'acc-sinar-servis',
    name: 'Sinar Servis',
    phoneNumberId: '200000000000002',
    displayPhone: '+62 800 000 0002',
  },
] as const
const [shop, service] = numbers

/** The simulator's own list of them, JSON. */
export const demoNumbers = JSON.stringify(
  numbers.map(({ name, phoneNumberId, displayPhone }) => ({ name, phoneNumberId, displayPhone })),
)

const rooms: readonly DemoRoom[] = [
  { id: 'r-budi', accountId: shop.id, customer: demoCustomer, assignedTo: 'u-ani' },
  {
    id: 'r-maya',
    accountId: shop.id,
    customer: { id: '6281198765432', name: 'Maya Anggraini' },
    assignedTo: 'u-ani',
  },
  { id: 'r-rizky', accountId: shop.id, customer: { id: '6285612349876', name: 'Rizky Ramadhan' } },
  {
    id: 'r-putri',
    accountId: shop.id,
    customer: { id: '6282155501234', name: 'Putri Handayani' },
    assignedTo: 'u-bayu',
  },
  {
    id: 'r-agus',
    accountId: service.id,
    customer: { id: '6287811223344', name: 'Agus Pratama' },
    assignedTo: 'u-citra',
  },
  {
    id: 'r-wei',
    accountId: service.id,
    customer: { id: '6591234567', name: 'Wei Ling Tan' },
    assignedTo: 'u-dimas',
  },
]

/** The organisation of the demo with two weeks of history, in the platform's seed format. */
export function demoSeed(now: Date): object {
  const conversation = {
    category: 'service',
    expiresAt: new Date(now.getTime() + 20 * hourMs).toISOString(),
  }
  return {
    currency: 'IDR',
    accounts: numbers.map(number => ({
      ...number,
      inbound: true,
      outbound: true,
      ringSeconds: 45,
      callbackPermission: true,
      missedCallConsent: false,
      wrapUpSeconds: 20,
      balanceMinor: 150_000_000,
    })),
    users: [
      ...[demoPeople.agent, ...colleagues].map(person => ({ ...person, role: 'agent' })),
      { ...demoPeople.supervisor, role: 'supervisor' },
      { ...demoPeople.admin, role: 'admin' },
    ],
    ringGroups: numbers.map(({ id }) => ({
      name: 'Front desk',
      accountId: id,
      mode: 'ring_all',
      members: agentIds,
    })),
    rates: [
      { countryCode: '62', perMinuteMinor: 100_000 },
      { countryCode: '65', perMinuteMinor: 180_000 },
    ],
    rooms: rooms.map(room => ({
      ...room,
      state: room.assignedTo === undefined ? 'unassigned' : 'assigned',
      conversation,
    })),
    history: demoHistory({
      now,
      accountIds: numbers.map(({ id }) => id),
      agentIds,
      adminId: demoPeople.admin.id,
      rooms,
    }),
  }
}
