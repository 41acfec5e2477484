import {
  accountIdSchema,
  agentIdSchema,
  callIdSchema,
  customerIdSchema,
  messageIdSchema,
  roomIdSchema,
  sessionIdSchema,
} from '#shared/domain/ids.ts'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { type DesktopState, settingsSchema } from '#shared/ipc/desktop-state.ts'
import type { WireCall, WireMessage, WireRoom } from '#shared/protocol/entities.ts'
import type { Session } from '#shared/session/session.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Long before, so that every scene reads the same wherever it is looked at. */
export const ago = (ms: number): string => new Date(Date.now() - ms).toISOString()
export const ahead = (ms: number): string => new Date(Date.now() + ms).toISOString()

export const me = { id: agentIdSchema.parse('u-ani'), name: 'Ani Wijaya', role: 'agent' } as const
const bo = { id: agentIdSchema.parse('u-bo'), name: 'Bo Hartono', role: 'agent' } as const
const shop = accountIdSchema.parse('acc1')
const service = accountIdSchema.parse('acc2')

const names: readonly (readonly [name: string, phone?: string])[] = [
  ['Budi Santoso', '+6281234567890'],
  ['Sari Dewi Kusumawardhani Prawirodirdjo binti Raden Mas Soerjomentaram', '+6285712340987'],
  ['Toko Bangunan Makmur Jaya Abadi Sejahtera', '+622157991234'],
  ['Rina', '+6281398765432'],
  ['Agus Pratama', '+6287811223344'],
  ['Wei Ling Tan', '+6591234567'],
  ['rina.cantik_88'],
  ['Made Wirawan', '+6281999888777'],
  ['+62 812 0000 1111', '+6281200001111'],
  ['Nguyễn Thị Hương', '+84912345678'],
  ['Yohanes Kristanto', '+6282233445566'],
  ['Fitri Handayani', '+6281355556666'],
]

export function room(index: number, change: Partial<WireRoom> = {}): WireRoom {
  const [name, phone] = names[index % names.length] ?? ['Nobody']
  const round = Math.floor(index / names.length)
  const suffix = round === 0 ? '' : ` ${round + 1}`
  return {
    id: roomIdSchema.parse(`r${index}`),
    accountId: index % 3 === 2 ? service : shop,
    customer: {
      id: customerIdSchema.parse(`c${index}`),
      name: `${name}${suffix}`,
      ...(phone !== undefined && { phone }),
    },
    state: 'assigned',
    assignedTo: me.id,
    unread: 0,
    lastMessageAt: ago(index * 47 * minute + 20_000),
    conversation: { category: 'service', expiresAt: ahead(20 * hour) },
    windowUntil: ahead(21 * hour + 14 * minute),
    ...change,
  }
}

export function call(index: number, change: Partial<WireCall> = {}): WireCall {
  const { id, accountId, customer } = room(index)
  return {
    id: callIdSchema.parse(`call${index}`),
    direction: 'inbound',
    state: 'offered',
    accountId,
    roomId: id,
    customer,
    offeredAt: ago(5000),
    ...change,
  }
}

/** What a customer offers, as far as a fake sound reads it. */
export const customerSdp =
  'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=setup:active\r\n'

export function session(rooms: readonly WireRoom[], change: Partial<Session> = {}): Session {
  const agent = (who: typeof me | typeof bo, presence: 'online' | 'away') => ({
    ...who,
    presence,
    state: 'free' as const,
  })
  return {
    sessionId: sessionIdSchema.parse('s1'),
    seq: 1,
    me,
    accounts: {
      [shop]: {
        id: shop,
        name: 'Toko Sinar',
        displayPhone: '+62 800 000 0001',
        inbound: true,
        outbound: true,
      },
      [service]: {
        id: service,
        name: 'Sinar Layanan Purna Jual',
        displayPhone: '+62 800 000 0002',
        inbound: true,
        outbound: true,
      },
    },
    agents: { [me.id]: agent(me, 'online'), [bo.id]: agent(bo, 'away') },
    rooms: Object.fromEntries(rooms.map(one => [one.id, one])),
    consents: {},
    balances: {},
    offers: {},
    waiting: {},
    calls: {},
    remoteSdps: {},
    withdrawals: [],
    ended: [],
    ...change,
  }
}

export function desktop(change: Partial<DesktopState> = {}): DesktopState {
  return {
    auth: { status: 'signedIn' },
    connection: { status: 'online', since: Date.now() - 2 * hour },
    session: null,
    thread: null,
    settings: settingsSchema.parse({}),
    lostCalls: [],
    app: {
      version: '0.1.0',
      platform: 'linux',
      locale: 'en-GB',
      host: 'electron',
      isPackaged: true,
      serverUrl: 'https://calls.example.com',
    },
    ...change,
  }
}

export function message(index: number, change: Partial<WireMessage> = {}): WireMessage {
  return {
    id: messageIdSchema.parse(`m${index}`),
    roomId: roomIdSchema.parse('r0'),
    direction: 'in',
    kind: 'text',
    at: ago(hour),
    text: '',
    ...change,
  }
}

export function logEntry(index: number, change: Partial<CallLogEntry> = {}): CallLogEntry {
  const { customer, id } = room(index % names.length)
  const startedAt = Date.now() - index * 3.1 * hour - 12 * minute
  return {
    callId: `log${index}`,
    direction: 'inbound',
    accountId: index % 3 === 2 ? service : shop,
    accountName: index % 3 === 2 ? 'Sinar Layanan Purna Jual' : 'Toko Sinar',
    roomId: id,
    customerId: customer.id,
    customerName: customer.name,
    customerPhone: customer.phone,
    startedAt,
    answeredAt: startedAt + 6000,
    endedAt: startedAt + 6000 + 134_000,
    status: 'answered',
    reason: 'completed',
    ringMs: 6000,
    talkMs: 134_000,
    ...change,
  }
}
