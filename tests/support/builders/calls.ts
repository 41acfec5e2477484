import type { DialingCall, Holder, OfferedCall } from '#shared/domain/call.ts'
import { callIdSchema, customerIdSchema, providerCallIdSchema, sessionIdSchema } from '#shared/domain/ids.ts'
import { accountId, agentId } from './records.ts'

export const callId = (id: string) => callIdSchema.parse(id)
export const providerCallId = (id: string) => providerCallIdSchema.parse(id)
export const holder = (agent: string, session = `${agent}-1`): Holder => ({
  agentId: agentId(agent),
  sessionId: sessionIdSchema.parse(session),
})

/** A moment that all builders count from, in milliseconds. */
export const t0 = Date.parse('2026-11-23T09:00:00Z')

const facts = {
  accountId: accountId('acc1'),
  customer: { id: customerIdSchema.parse('6281234567890'), name: 'Budi', phone: '+6281234567890' },
  offeredAt: t0,
} as const

export const anOfferedCall = (over: Partial<OfferedCall> = {}): OfferedCall => ({
  ...facts,
  id: callId('call-1'),
  direction: 'inbound',
  providerCallId: providerCallId('wacid.1'),
  state: 'offered',
  via: 'ring_all',
  ringUntil: t0 + 45_000,
  remoteSdp: 'v=0 offer',
  ringing: [agentId('ani'), agentId('beni')],
  waiting: [],
  rung: [agentId('ani'), agentId('beni')],
  ...over,
})

export const aDialingCall = (over: Partial<DialingCall> = {}): DialingCall => ({
  ...facts,
  id: callId('dial-1'),
  direction: 'outbound',
  dialId: 'dial-1',
  state: 'dialing',
  holder: holder('ani'),
  localSdp: 'v=0 offer',
  ...over,
})
