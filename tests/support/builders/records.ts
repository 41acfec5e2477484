import { goodStanding } from '#shared/domain/account-standing.ts'
import {
  accountIdSchema,
  agentIdSchema,
  customerIdSchema,
  messageIdSchema,
  ringGroupIdSchema,
  roomIdSchema,
} from '#shared/domain/ids.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Account, User } from '../../../src-platform/store/records.ts'

export const agentId = (id: string) => agentIdSchema.parse(id)
export const accountId = (id: string) => accountIdSchema.parse(id)
export const customerId = (id: string) => customerIdSchema.parse(id)
export const messageId = (id: string) => messageIdSchema.parse(id)
export const ringGroupId = (id: string) => ringGroupIdSchema.parse(id)
export const roomId = (id: string) => roomIdSchema.parse(id)

export const aUser = (id: string, over: Partial<User> = {}): User => ({
  id: agentId(id),
  name: id.charAt(0).toUpperCase() + id.slice(1),
  email: `${id}@example.com`,
  role: 'agent',
  passwordHash: 'nobody-signs-in-here',
  disabled: false,
  presence: 'online',
  ...over,
})

export const anAccount = (over: Partial<Account> = {}): Account => ({
  id: accountId('acc1'),
  name: 'Toko Sinar',
  phoneNumberId: '200000000000001',
  displayPhone: '+62 800 000 0001',
  inbound: true,
  outbound: true,
  ringSeconds: 45,
  callbackPermission: false,
  missedCallConsent: false,
  ringGroupWhenOwnerDisconnected: false,
  wrapUpSeconds: 0,
  currency: 'IDR',
  standing: goodStanding,
  ...over,
})

export const aRoom = (over: Partial<Room> = {}): Room => ({
  id: roomId('r1'),
  accountId: accountId('acc1'),
  customer: { id: customerId('6281234567890'), name: 'Budi', phone: '+6281234567890' },
  state: 'unassigned',
  unread: 0,
  ...over,
})
