import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { startCallWorld, type CallWorld } from '../../support/call-world.ts'
import { accessToken } from '../../support/platform.ts'
import { citra } from '../../support/seed.ts'

let world: CallWorld
let ani: AgentClient
let beni: AgentClient
let sari: AgentClient
let adi: AgentClient
beforeEach(async () => {
  world = await startCallWorld({ clock: 'test' })
  const connect = (name: string) => world.platform.agent(name)
  ;[ani, beni, sari, adi] = [
    await connect('ani'),
    await connect('beni'),
    await connect('sari'),
    await connect('adi'),
  ]
})
afterEach(async () => {
  for (const agent of [ani, beni, sari, adi]) {
    expect(agent.faults).toEqual([])
    await agent.close()
  }
  await world.stop()
})

/** Both clocks, so that Meta's times are the platform's. */
const pass = async (ms: number) => {
  world.simulator.advance({ ms })
  await world.platform.moveClock({ advanceMs: ms })
}
const atMeta = async () => {
  const response = await fetch(`${world.simulator.graphUrl}/200000000000001/settings`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  return ((await response.json()) as { calling: Record<string, unknown> }).calling
}

describe('an account', () => {
  it('[A9] tests its connection step by step, for admins alone', async () => {
    const account = { accountId: 'acc1' }
    expect(await sari.ask('accounts.test', account)).toMatchObject({
      error: { code: -32000, data: { reason: 'forbidden_role' } },
    })
    const outcomes = async () => {
      const { steps } = await adi.request('accounts.test', account)
      return Object.fromEntries(steps.map(({ step, reason }) => [step, reason]))
    }
    const well = {
      token: 'token_taken',
      number: 'number_known',
      settings: 'settings_same',
      subscription: 'calls_subscribed',
    }
    expect(await outcomes()).toEqual({ ...well, webhook: 'webhook_never_seen' })
    world.simulator.sendText({ customer: citra.id, text: 'Halo' })
    await adi.waitFor('message.added')
    expect(await outcomes()).toEqual({ ...well, webhook: 'webhook_seen' })
    await fetch(`${world.simulator.graphUrl}/300000000000001/subscribed_apps`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect(await outcomes()).toMatchObject({ token: 'token_taken', subscription: 'app_not_subscribed' })
    // Known whose number it is, it is also said where calls are off, and nothing else would tell.
    await adi.request('accounts.configure', { accountId: 'acc1', inbound: false, outbound: false })
    await expect
      .poll(outcomes)
      .toMatchObject({ settings: 'settings_same', subscription: 'app_not_subscribed' })
    await fetch(`${world.simulator.graphUrl}/300000000000001/subscribed_apps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}` },
    })
    await adi.request('accounts.configure', { accountId: 'acc1', inbound: true, outbound: true })
    await expect.poll(outcomes).toMatchObject({ subscription: 'calls_subscribed' })
  })

  it('[A1] [A5] [A9] is configured by admins, on every screen that is open, and at Meta', async () => {
    const change = { accountId: 'acc1', inbound: false, callbackPermission: true }
    for (const agent of [ani, sari]) {
      expect(await agent.ask('accounts.configure', change)).toMatchObject({
        error: { code: -32000, data: { reason: 'forbidden_role' } },
      })
    }
    const { account } = await adi.request('accounts.configure', change)
    expect(account).toMatchObject({ inbound: false, callbackPermission: true, provider: { inSync: true } })
    await ani.waitFor('account.updated', ({ account: seen }) => !seen.inbound)
    expect(await atMeta()).toMatchObject({
      status: 'ENABLED',
      call_icon_visibility: 'DISABLE_ALL',
      callback_permission_status: 'ENABLED',
    })
    const { accounts } = await ani.request('accounts.list', {})
    expect(accounts).toEqual([
      { id: 'acc1', name: 'Toko Sinar', displayPhone: '+62 800 000 0001', inbound: false, outbound: true },
    ])
  })

  it('[A8] [A9] refuses what cannot be, with its path', async () => {
    const configure = (change: object) => adi.ask('accounts.configure', { accountId: 'acc1', ...change })
    expect(await configure({ ringSeconds: 29 })).toMatchObject({
      error: { code: -32602, data: { path: 'ringSeconds' } },
    })
    expect(await configure({ ringSeconds: 61 })).toMatchObject({
      error: { code: -32602, data: { path: 'ringSeconds' } },
    })
    const callHours = {
      enabled: true,
      timeZone: 'Asia/Jakarta',
      weekly: [{ day: 'monday', open: '17:00', close: '08:00' }],
    }
    expect(await configure({ callHours })).toMatchObject({
      error: { code: -32602, data: { path: 'callHours.weekly.0.close' } },
    })
    expect(await configure({ accountId: 'other' })).toMatchObject({
      error: { code: -32602, data: { path: 'accountId' } },
    })
  })

  it('[A9] call hours reach Meta', async () => {
    const callHours = {
      enabled: true,
      timeZone: 'Asia/Jakarta',
      weekly: [{ day: 'monday' as const, open: '08:00', close: '17:00' }],
      holidays: [],
    }
    const { account } = await adi.request('accounts.configure', { accountId: 'acc1', callHours })
    expect(account).toMatchObject({ callHours, provider: { inSync: true } })
    expect(await atMeta()).toMatchObject({
      call_hours: {
        status: 'ENABLED',
        timezone_id: 'Asia/Jakarta',
        weekly_operating_hours: [{ day_of_week: 'MONDAY', open_time: '0800', close_time: '1700' }],
      },
    })
  })

  it('[A9] shows what somebody changed at Meta', async () => {
    await adi.request('accounts.configure', { accountId: 'acc1' })
    await pass(2_000)
    await fetch(`${world.simulator.graphUrl}/200000000000001/settings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ calling: { callback_permission_status: 'ENABLED' } }),
    })
    const different = await adi.waitFor(
      'account.updated',
      ({ account }) => account.provider?.differences[0]?.theirs === 'ENABLED',
    )
    expect(different.data.account.provider).toMatchObject({
      inSync: false,
      differences: [{ setting: 'callback_permission_status', ours: 'DISABLED', theirs: 'ENABLED' }],
    })
  })

  it('[I10] shows a restriction to everybody until it ends', async () => {
    world.simulator.restrict({ type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', seconds: 3_600 })
    const { data } = await ani.waitFor('account.updated')
    const [restriction] = data.account.restrictions ?? []
    expect(restriction).toMatchObject({ type: 'RESTRICTED_BUSINESS_INITIATED_CALLING' })
    await world.platform.moveClock({ now: restriction?.until ?? '' })
    await ani.waitFor('account.updated', ({ account }) => account.restrictions === undefined)
  })

  it('[I10] tells supervisors of an answer rate that is too low', async () => {
    await world.simulator.dial({ customer: citra.id })
    await ani.waitFor('call.offered')
    await pass(45_000)
    const { data } = await sari.waitFor('account.updated')
    expect(data.account).toMatchObject({ answerRate: 0, warnings: [{ type: 'low_answer_rate' }] })
    expect(ani.eventsOf('account.updated')).toEqual([])
  })
})

describe('ring groups', () => {
  it('[R1] [R2] [R5] are managed by supervisors', async () => {
    const night = { name: 'Night', accountId: 'acc1', mode: 'round_robin' as const, members: ['u-dewi'] }
    expect(await ani.ask('ringGroups.list', {})).toMatchObject({
      error: { data: { reason: 'forbidden_role' } },
    })
    const { ringGroup } = await sari.request('ringGroups.save', night)
    expect(ringGroup).toEqual({ ...night, id: expect.any(String) })
    expect((await sari.request('ringGroups.list', { accountId: 'acc1' })).ringGroups).toHaveLength(2)
    const save = (change: object) => sari.ask('ringGroups.save', { ...night, id: ringGroup.id, ...change })
    expect(await save({ members: ['u-dewi', 'u-ani'] })).toMatchObject({
      error: { code: -32000, data: { reason: 'member_in_other_group', rule: 'R2' } },
    })
    expect(await save({ mode: 'ring_all' })).toMatchObject({
      error: { code: -32000, data: { reason: 'group_mode_taken', rule: 'R5' } },
    })
    expect(await save({ members: ['u-dewi', 'nobody'] })).toMatchObject({
      error: { code: -32602, data: { path: 'members.1' } },
    })
    expect(await adi.request('ringGroups.remove', { id: ringGroup.id })).toEqual({})
  })

  it('[R8] overflow moves a call on from who does not answer, within the ring time', async () => {
    const [group] = (await sari.request('ringGroups.list', {})).ringGroups
    await sari.request('ringGroups.save', { ...group!, mode: 'round_robin', overflowSeconds: 10 })
    for (const agent of [ani, beni]) await agent.request('presence.set', { status: 'online' })
    await world.simulator.dial({ customer: citra.id })
    const first = await ani.waitFor('call.offered')
    expect(first.data.via).toBe('round_robin')
    await pass(10_000)
    const { data } = await beni.waitFor('call.offered')
    expect(data).toMatchObject({
      via: 'overflow',
      call: { id: first.data.call.id },
      ringUntil: first.data.ringUntil,
    })
    expect((await ani.waitFor('call.withdrawn')).data).toMatchObject({ reason: 'timed_out' })
    await pass(35_000)
    await beni.waitFor('call.ended', ({ call }) => call.reason === 'timed_out')
  })
})
