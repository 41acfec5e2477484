import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditAction } from '#shared/domain/audit.ts'
import { methods, type Method } from '#shared/protocol/methods.ts'
import { mayRequest } from '../../../src-platform/agents/roles.ts'
import type { AgentClient } from '../../support/agent-client.ts'
import { signIn } from '../../support/agent-socket.ts'
import { startCallWorld, type CallWorld } from '../../support/call-world.ts'
import { account, budi, citra, password } from '../../support/seed.ts'

const wabaId = '300000000000001'
const second = { phoneNumberId: '200000000000002', displayPhone: '628000000002', name: 'Second', wabaId }

let world: CallWorld
let ani: AgentClient
let beni: AgentClient
let dewi: AgentClient
let sari: AgentClient
let adi: AgentClient
beforeAll(async () => {
  world = await startCallWorld({
    env: { META_WABA_ID: wabaId },
    simulator: {
      numbers: [{ ...second, phoneNumberId: account.phoneNumberId, displayPhone: '628000000001' }, second],
    },
  })
  const people = await Promise.all(
    ['ani', 'beni', 'dewi', 'sari', 'adi'].map(name => world.platform.agent(name)),
  )
  ;[ani, beni, dewi, sari, adi] = people as [AgentClient, AgentClient, AgentClient, AgentClient, AgentClient]
})
afterAll(async () => {
  for (const agent of [ani, beni, dewi, sari, adi]) await agent.close()
  await world.stop()
})

const privileged = (Object.keys(methods) as Method[]).filter(method => !mayRequest('agent', method))
const entriesSince = async (seq: number) =>
  (await adi.request('audit.list', { filter: {}, limit: 200 })).entries.filter(entry => entry.seq > seq)
const newestSeq = async () => (await adi.request('audit.list', { filter: {}, limit: 1 })).entries[0]?.seq ?? 0

/** A customer's call that rings at Ani. */
async function ringing(): Promise<string> {
  await world.simulator.dial({ customer: citra.id })
  const { data } = await ani.waitFor('call.offered')
  return data.call.id
}
const savedGroup = async () =>
  (await sari.request('ringGroups.list', {})).ringGroups.find(({ name }) => name === 'Night')?.id
const newPerson = async () =>
  (await adi.request('users.list', {})).users.find(({ name }) => name === 'Eka')?.id

interface Deed {
  /** What it leaves in the log; null: it only reads. */
  readonly writes: AuditAction | null
  readonly params: () => object | Promise<object>
}
const read = (params: object = {}): Deed => ({ writes: null, params: () => params })
const deed = (writes: AuditAction, params: Deed['params']): Deed => ({ writes, params })
const acc1 = { accountId: account.id }
const ofBudi = { ...acc1, customerId: budi.id }

/** In this order: what one leaves, the next may need. */
const deeds: Readonly<Partial<Record<Method, Deed>>> = {
  'queue.watch': read(),
  'queue.unwatch': read(),
  'report.calls': read({ filter: {} }),
  'report.summary': read({ filter: {} }),
  'accounts.test': read(acc1),
  'accounts.candidates': read(),
  'balance.ledger': read(acc1),
  'rates.list': read(),
  'users.list': read(),
  'audit.list': read({ filter: {} }),
  'audit.verify': read(),
  'consent.evidence': deed('evidence.read', () => ofBudi),
  'agents.setPresence': deed('supervisor.presence_set', () => ({ agentId: 'u-dewi', status: 'online' })),
  'agents.nudge': deed('supervisor.agent_nudged', () => ({ agentId: 'u-dewi' })),
  'calls.reroute': deed('supervisor.call_rerouted', async () => ({
    callId: await ringing(),
    agentId: 'u-dewi',
  })),
  'calls.withdraw': deed('supervisor.call_withdrawn', async () => ({
    callId: (await dewi.waitFor('call.offered')).data.call.id,
  })),
  'ringGroups.save': deed('ring_group.saved', () => ({
    ...acc1,
    name: 'Night',
    mode: 'round_robin',
    members: ['u-dewi'],
  })),
  'ringGroups.list': read(),
  'ringGroups.remove': deed('ring_group.removed', async () => ({ id: await savedGroup() })),
  'accounts.configure': deed('account.configured', () => ({ ...acc1, ringSeconds: 50 })),
  'accounts.connect': deed('account.connected', () => ({
    phoneNumberId: second.phoneNumberId,
    currency: 'IDR',
  })),
  'balance.topUp': deed('balance.topped_up', () => ({
    ...acc1,
    amount: { currency: 'IDR', minor: 5_000_000 },
    topUpId: 'once',
  })),
  'rates.import': deed('rates.imported', () => ({
    csv: 'country_code,per_minute\n62,1500\n',
    dryRun: false,
  })),
  'users.save': deed('user.invited', () => ({ name: 'Eka', email: 'eka@example.com', role: 'agent' })),
  'users.invite': deed('user.password_reset', async () => ({ id: await newPerson() })),
  'users.disable': deed('user.disabled', async () => ({ id: await newPerson() })),
  'users.enable': deed('user.enabled', async () => ({ id: await newPerson() })),
  'customers.erase': deed('customer.erased', () => ({ ...ofBudi, confirm: budi.id })),
}

describe('a request that is not for every agent', () => {
  it('is known by what it leaves in the audit log', () => {
    expect(new Set(Object.keys(deeds))).toEqual(new Set(privileged))
  })

  it.each(Object.entries(deeds))(
    '%s leaves one line for each deed, and none for reading',
    async (name, row) => {
      // The table's names are methods' names.
      const method = name as Method
      const by = mayRequest('supervisor', method) ? sari : adi
      const params = await row.params()
      const before = await newestSeq()
      // Its parameters are checked by the platform.
      expect(await by.ask(method, params as never)).toMatchObject({ ok: true })
      const actor = { name: by === sari ? 'Sari' : 'Adi' }
      expect(await entriesSince(before)).toMatchObject(
        row.writes === null ? [] : [{ action: row.writes, actor }],
      )
    },
  )

  it('leaves one line where it is refused by the role, however often it is asked', async () => {
    const before = await newestSeq()
    for (const method of [...privileged, ...privileged]) {
      expect(await ani.ask(method, {})).toMatchObject({
        error: { data: { reason: 'forbidden_role' } },
      })
    }
    const refused = await entriesSince(before)
    expect(new Set(refused.map(({ details }) => details['method']))).toEqual(new Set(privileged))
    expect(refused).toHaveLength(privileged.length)
    for (const line of refused)
      expect(line).toMatchObject({ action: 'access.refused', actor: { name: 'Ani' } })
  })

  it('leaves the same line where a file is asked for', async () => {
    const before = await newestSeq()
    const { accessToken } = await signIn(world.platform.url, { email: 'beni@example.com', password })
    const reply = await fetch(`${world.platform.url}/reports/calls.csv`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect(reply.status).toBe(403)
    const lines = (await entriesSince(before)).filter(({ action }) => action === 'access.refused')
    expect(lines).toMatchObject([{ actor: { name: 'Beni' }, details: { method: 'report.calls' } }])
  })
})
