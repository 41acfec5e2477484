import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { budi } from '../../support/seed.ts'

let platform: TestPlatform
let adi: AgentClient
let sari: AgentClient
beforeEach(async () => {
  platform = await startTestPlatform()
  adi = await platform.agent('adi')
  sari = await platform.agent('sari')
})
afterEach(() => platform.stop())

const newest = async (filter: object) => (await adi.request('audit.list', { filter, limit: 1 })).entries.at(0)

it('puts sign-ins on record, and failed ones without the secret half', async () => {
  expect(await newest({ action: 'sign_in.succeeded' })).toMatchObject({
    actor: { id: 'u-sari', name: 'Sari' },
    subject: { kind: 'user', id: 'u-sari' },
    details: { address: '127.0.0.1' },
  })
  const attempt = { email: 'adi@example.com', password: 'a-secret-that-was-mistyped' }
  await fetch(`${platform.url}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(attempt),
  })
  const failed = await newest({ action: 'sign_in.failed' })
  expect(failed).toMatchObject({ subject: { id: 'u-adi' }, details: { email: 'a…@example.com' } })
  expect(failed).not.toHaveProperty('actor')
  expect(JSON.stringify(failed)).not.toContain(attempt.password)
})

it('[A1] [R1] [O6] puts settings, ring groups and top-ups on record, by whom and with what', async () => {
  await adi.request('accounts.configure', { accountId: 'acc1', outbound: false, ringSeconds: 45 })
  expect(await newest({ action: 'account.configured' })).toMatchObject({
    actor: { name: 'Adi' },
    subject: { kind: 'account', id: 'acc1', name: 'Toko Sinar' },
    details: { outbound: { from: true, to: false } },
  })
  const { ringGroup } = await sari.request('ringGroups.save', {
    name: 'Night',
    accountId: 'acc1',
    mode: 'round_robin',
    members: ['u-dewi'],
  })
  expect(await newest({ action: 'ring_group.saved' })).toMatchObject({
    actor: { name: 'Sari' },
    subject: { name: 'Night' },
    details: { members: ['u-dewi'], isNew: true },
  })
  await sari.request('ringGroups.remove', { id: ringGroup.id })
  expect(await newest({ action: 'ring_group.removed' })).toMatchObject({ subject: { name: 'Night' } })
  const amount = { currency: 'IDR', minor: 5_000_000 }
  for (const topUpId of ['t1', 't1'])
    await adi.request('balance.topUp', { accountId: 'acc1', amount, topUpId })
  const topUps = await adi.request('audit.list', { filter: { action: 'balance.topped_up' } })
  expect(topUps.entries.map(({ details }) => details)).toEqual([amount])
})

it('[P13] puts on record who read the evidence of a customer, without naming the customer', async () => {
  await adi.request('consent.evidence', { accountId: 'acc1', customerId: budi.id })
  const read = await newest({ action: 'evidence.read' })
  expect(read).toMatchObject({ actor: { name: 'Adi' }, subject: { kind: 'room', id: 'r1' } })
  expect(JSON.stringify(read)).not.toContain(budi.id)
  expect(await adi.request('audit.verify', {})).toMatchObject({ intact: true })
})

it('lets admins alone read it', async () => {
  for (const method of ['audit.list', 'audit.verify'] as const) {
    expect(await sari.ask(method, { filter: {} })).toMatchObject({
      error: { data: { reason: 'forbidden_role' } },
    })
  }
})
