import { expect, it } from 'vitest'
import type { WireAgent, WireRingGroup } from '#shared/protocol/entities.ts'
import { whoRings } from '../../../../../src-renderer/features/manage/ring-groups/who-rings.ts'
import { t0 } from '../../../../support/builders/calls.ts'
import { accountId, agentId, ringGroupId } from '../../../../support/builders/records.ts'

const account = {
  id: accountId('acc1'),
  name: 'Toko Sinar',
  displayPhone: '+62 800 000 0001',
  inbound: true,
  outbound: true,
}
const agent = (id: string, over: Partial<WireAgent> = {}): WireAgent => ({
  id: agentId(id),
  name: id,
  role: 'agent',
  presence: 'online',
  state: 'free',
  ...over,
})
const sales: WireRingGroup = {
  id: ringGroupId('g1'),
  name: 'Sales',
  accountId: account.id,
  mode: 'round_robin',
  members: ['ani', 'beni', 'dewi'].map(agentId),
  lastRung: agentId('ani'),
}
const agents = [agent('ani'), agent('beni'), agent('dewi')]
const now = t0

it('[R4] [R6] is the next in turn who is online and not on a call', () => {
  expect(whoRings({ account, ringGroups: [sales], agents, now })).toMatchObject({ ring: ['beni'] })
  const busy = [agent('ani'), agent('beni', { state: 'on_call' }), agent('dewi', { presence: 'away' })]
  expect(whoRings({ account, ringGroups: [sales], agents: busy, now })).toMatchObject({ ring: ['ani'] })
})

it('[A2] [A3] leaves out who takes no calls of the account, and looks at its own groups alone', () => {
  const agentOverrides = [{ agentId: agentId('beni'), inbound: false }]
  expect(
    whoRings({ account: { ...account, agentOverrides }, ringGroups: [sales], agents, now }),
  ).toMatchObject({ ring: ['dewi'] })
  const elsewhere = { ...sales, accountId: accountId('acc2') }
  expect(whoRings({ account, ringGroups: [elsewhere], agents, now })).toMatchObject({
    reason: 'not_delivered_no_ring_group',
  })
  expect(
    whoRings({ account: { ...account, inbound: false }, ringGroups: [sales], agents, now }),
  ).toMatchObject({
    reason: 'not_delivered_inbound_off',
  })
})

it('[A2] [A3] rings at whom the account has switched on alone, also where the supervisor who looks has another setting', () => {
  const agentOverrides = [{ agentId: agentId('beni'), inbound: true }]
  const off = { ...account, inbound: false, agentOverrides }
  expect(whoRings({ account: off, ringGroups: [sales], agents, now })).toMatchObject({ ring: ['beni'] })
  const seen = { ...account, inbound: false, forEverybody: { inbound: true, outbound: true } }
  expect(whoRings({ account: seen, ringGroups: [sales], agents, now })).toMatchObject({ ring: ['beni'] })
})
