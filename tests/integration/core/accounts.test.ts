import { afterEach, describe, expect, it } from 'vitest'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { Params } from '#shared/protocol/methods.ts'
import { t0 } from '../../support/builders/calls.ts'
import { accountId, aRoom, aUser, agentId } from '../../support/builders/records.ts'
import { accountRestricted, accountWarned, settingsChanged } from '../../support/builders/account-webhooks.ts'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { openWorld, threeAgents, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { lost, no } from '../../support/core/recording-graph.ts'

const week = 7 * 24 * 3_600_000
const outbound = 'RESTRICTED_BUSINESS_INITIATED_CALLING'
const button = 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN'
const settings = {
  status: 'ENABLED',
  call_icon_visibility: 'DEFAULT',
  callback_permission_status: 'DISABLED',
} as const

let world: CoreWorld
afterEach(() => world.close())
const open = async (options: WorldOptions = {}) => {
  const watching = [aUser('sari', { role: 'supervisor' }), aUser('adi', { role: 'admin' })]
  world = await openWorld({ users: [...threeAgents(), ...watching], ...options })
}
const configure = async (change: Omit<Params<'accounts.configure'>, 'accountId'>) => {
  const { account } = await valueOf(
    world.core.accounts.configure(agentId('adi'), { accountId: accountId('acc1'), ...change }),
  )
  return account
}
const told = (agent: string): WireAccount | undefined =>
  world.desktops.of('account.updated', agent).at(-1)?.account
const pushed = () =>
  world.graph.requests.flatMap(({ action, settings: pushed }) => (action === 'pushSettings' ? [pushed] : []))

describe('configuring an account', () => {
  it('[A5] [A3] [A4] is in force and on every open screen at once, also while Meta is silent', async () => {
    await open()
    const release = world.graph.hold('pushSettings')
    const configured = configure({ inbound: false, outbound: false })
    await world.decided()
    for (const agent of ['ani', 'sari', 'adi'])
      expect(told(agent)).toMatchObject({ inbound: false, outbound: false })
    await world.post(customerCalls())
    expect(world.desktops.callEventsSeenBy('ani')).toEqual([])
    release()
    await configured
  })

  it('[A2] holds for the whole account: the calls of an own room and of somebody new alike', async () => {
    const ofAni = aRoom({ state: 'assigned', assignedTo: agentId('ani') })
    await open({ rooms: [ofAni] })
    await configure({ inbound: false })
    await world.post(customerCalls({ id: 'wacid.known', from: ofAni.customer.id }))
    await world.post(customerCalls({ id: 'wacid.new', from: '6289999999999' }))
    const rejected = world.graph.requests.flatMap(request =>
      request.action === 'reject' ? [request.call] : [],
    )
    expect(rejected).toEqual(['wacid.known', 'wacid.new'])
    for (const agent of ['ani', 'beni']) expect(world.desktops.callEventsSeenBy(agent)).toEqual([])
  })

  it('[A1] shows agents the short form alone, and tells only admins of what only they see', async () => {
    await open()
    await configure({ inbound: false })
    expect(told('ani')).toEqual({
      id: 'acc1',
      name: 'Toko Sinar',
      displayPhone: '+62 800 000 0001',
      inbound: false,
      outbound: true,
    })
    world.desktops.forget()
    await configure({ ringSeconds: 30, missedCallConsent: true, consentTemplate: 'izin/id' })
    expect(told('adi')).toMatchObject({
      ringSeconds: 30,
      missedCallConsent: true,
      consentTemplate: 'izin/id',
    })
    for (const agent of ['ani', 'sari']) expect(world.desktops.seenBy(agent)).toEqual([])
    const { accounts } = await valueOf(world.core.accounts.list(agentId('sari')))
    expect(Object.keys(accounts[0] ?? {})).toEqual(['id', 'name', 'displayPhone', 'inbound', 'outbound'])
    expect((await valueOf(world.core.accounts.list(agentId('adi')))).accounts).toEqual([told('adi')])
    expect((await configure({ consentTemplate: '' })).consentTemplate).toBeUndefined()
  })

  it('[A8] the ring time is the account’s from the next call on', async () => {
    await open()
    await configure({ ringSeconds: 30 })
    await world.post(customerCalls())
    await world.advance(29_999)
    expect(await world.call()).toMatchObject({ state: 'offered' })
    await world.advance(1)
    expect(await world.call()).toMatchObject({ reason: 'timed_out' })
  })

  it('[A9] pushes the settings to Meta, reads them back, and is in step', async () => {
    await open()
    const account = await configure({ inbound: false, callbackPermission: true })
    expect(pushed()).toEqual([
      { status: 'ENABLED', call_icon_visibility: 'DISABLE_ALL', callback_permission_status: 'ENABLED' },
    ])
    expect(account.provider).toEqual({ inSync: true, pending: false, differences: [] })
    await configure({ missedCallConsent: true })
    expect(pushed()).toHaveLength(1)
  })

  it('[A9] pushes call hours once they are set, and switches them off where they are taken away', async () => {
    await open()
    const callHours = {
      enabled: true,
      timeZone: 'Asia/Jakarta',
      weekly: [{ day: 'monday', open: '08:00', close: '17:00' }],
      holidays: [
        { date: '2026-11-22', from: '00:00', to: '23:59' },
        { date: '2027-01-01', from: '00:00', to: '23:59' },
      ],
    } satisfies NonNullable<Params<'accounts.configure'>['callHours']>
    expect((await configure({ callHours })).callHours).toEqual(callHours)
    expect(pushed().at(-1)?.call_hours).toEqual({ ...callHours, holidays: callHours.holidays.slice(1) })
    const off = await configure({ callHours: null })
    expect(off).toMatchObject({ callHours: { enabled: false }, provider: { inSync: true } })
    expect(pushed().at(-1)?.call_hours).toEqual({ enabled: false, weekly: [], holidays: [] })
  })

  it('[A9] shows what Meta has otherwise, and what it refuses', async () => {
    await open()
    world.graph.answer('pushSettings', () => no(138_015, 'The messaging limit must be at least 2000'))
    world.graph.settings = { settings: { ...settings, status: 'DISABLED' }, restrictions: [] }
    const { provider } = await configure({ callbackPermission: true })
    expect(provider).toEqual({
      inSync: false,
      pending: false,
      differences: [
        { setting: 'status', ours: 'ENABLED', theirs: 'DISABLED' },
        { setting: 'callback_permission_status', ours: 'ENABLED', theirs: 'DISABLED' },
      ],
      error: { code: 138_015, message: 'The messaging limit must be at least 2000' },
    })
    expect(told('adi')?.provider).toEqual(provider)
    expect(told('sari')).toBeUndefined()
  })

  it('[A9] pushes again where Meta could not be reached, also after a restart', async () => {
    await open()
    world.graph.answer('pushSettings', () => lost)
    expect((await configure({ inbound: false })).provider).toMatchObject({ inSync: false, pending: true })
    await world.advance(59_999)
    expect(pushed()).toHaveLength(1)
    await world.advance(1)
    expect(pushed()).toHaveLength(2)
    const again = await world.restart()
    await again.settle()
    expect(again.graph.actions()).toEqual(['pushSettings', 'readSettings'])
    expect(again.desktops.of('account.updated', 'adi').at(-1)?.account.provider).toMatchObject({
      inSync: true,
    })
    await again.core.stop()
  })

  it('names an account that is not there', async () => {
    await open()
    expect(await world.core.accounts.configure(agentId('adi'), { accountId: accountId('other') })).toEqual({
      ok: false,
      unknownId: 'accountId',
    })
  })
})

describe('the word of Meta on settings', () => {
  it('[A9] shows what was changed there, and that it was put right', async () => {
    await open()
    world.graph.settings = { settings: { ...settings, status: 'DISABLED' }, restrictions: [] }
    await world.post(settingsChanged({ ...settings, status: 'DISABLED' }))
    expect(told('adi')?.provider).toMatchObject({
      inSync: false,
      differences: [{ setting: 'status', ours: 'ENABLED', theirs: 'DISABLED' }],
    })
    await world.advance(2_000)
    await world.post(settingsChanged(settings, { at: t0 + 2_000 }))
    expect(told('adi')?.provider).toEqual({ inSync: true, pending: false, differences: [] })
  })

  it('[A9] an older word does not undo what was read since', async () => {
    await open()
    await configure({ callbackPermission: true })
    world.desktops.forget()
    await world.post(settingsChanged(settings, { at: t0 - 1_000 }))
    expect(told('adi')).toBeUndefined()
  })

  it('[A9] where a webhook and the record differ, the record has the last word', async () => {
    await open()
    world.graph.settings = { settings, restrictions: [] }
    await world.post(settingsChanged({ ...settings, status: 'DISABLED' }))
    expect(world.graph.actions()).toEqual(['readSettings'])
    expect(told('adi')?.provider).toMatchObject({ inSync: true })
  })
})

describe('warnings and restrictions', () => {
  it('[I10] a restriction is on every screen until its end, also over a restart', async () => {
    await open()
    await world.post(accountRestricted(outbound, { until: t0 + week }))
    for (const agent of ['ani', 'sari', 'adi']) {
      expect(told(agent)?.restrictions).toEqual([
        { type: outbound, at: new Date(t0).toISOString(), until: new Date(t0 + week).toISOString() },
      ])
    }
    await world.advance(week - 1)
    expect(told('sari')?.restrictions).toHaveLength(1)
    await world.advance(1)
    expect(told('sari')?.restrictions).toEqual([])
    expect(told('ani')).not.toHaveProperty('restrictions')
    await world.post(accountRestricted(outbound, { until: t0 + 2 * week, at: t0 + week }))
    const again = await world.restart({ afterMs: week })
    expect(again.desktops.of('account.updated', 'sari').at(-1)?.account.restrictions).toEqual([])
    await again.core.stop()
  })

  it('[I10] told twice it is told once', async () => {
    await open()
    const webhook = accountRestricted(outbound, { until: t0 + week })
    await world.post(webhook, webhook)
    expect(world.desktops.of('account.updated', 'ani')).toHaveLength(1)
  })

  it('[I10] a hidden call button is lifted by showing it again', async () => {
    await open()
    await world.post(accountRestricted(button))
    expect(told('sari')?.restrictions).toMatchObject([{ type: button }])
    await world.advance(week * 4)
    expect(told('sari')?.restrictions).toHaveLength(1)
    await configure({ inbound: true })
    expect(told('sari')?.restrictions).toEqual([])
  })

  it('[I10] a warning is told to supervisors and admins, with the advice of Meta', async () => {
    await open()
    await world.post(accountWarned('USER_INITIATED_CALLS_LOW_PICKUP_RATE', 'Answer more calls.'))
    for (const agent of ['sari', 'adi']) {
      expect(told(agent)?.warnings).toMatchObject([
        {
          type: 'USER_INITIATED_CALLS_LOW_PICKUP_RATE',
          source: 'provider',
          remediation: 'Answer more calls.',
        },
      ])
    }
    expect(told('ani')).toBeUndefined()
    await world.advance(week)
    expect(told('sari')?.warnings).toEqual([])
  })

  it('[I10] a restriction that only the record knows is learned when it is read', async () => {
    await open()
    world.graph.settings = { settings, restrictions: [{ type: outbound, until: t0 + week }] }
    await world.core.compareSettings()
    await world.settle()
    expect(told('sari')?.restrictions).toMatchObject([{ type: outbound }])
  })

  it('[I10] another number’s are none of ours', async () => {
    await open()
    await world.post(accountRestricted(outbound, { until: t0 + week, number: '628000000099' }))
    expect(told('sari')).toBeUndefined()
  })
})
