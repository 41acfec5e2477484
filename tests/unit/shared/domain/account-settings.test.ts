import { describe, expect, it } from 'vitest'
import { providerSettingsOf, settingDifferences } from '#shared/domain/account-settings.ts'
import { callHoursFaults, type CallHours } from '#shared/domain/call-hours.ts'
import { t0 } from '../../../support/builders/calls.ts'
import { agentId } from '../../../support/builders/records.ts'

const account = { inbound: true, outbound: true, callbackPermission: false }
const office: CallHours = {
  enabled: true,
  timeZone: 'Asia/Jakarta',
  weekly: [
    { day: 'tuesday', open: '08:00', close: '17:00' },
    { day: 'monday', open: '13:00', close: '17:00' },
    { day: 'monday', open: '08:00', close: '12:00' },
  ],
  holidays: [{ date: '2027-01-01', from: '00:00', to: '23:59' }],
}
const settings = ['status', 'call_icon_visibility', 'callback_permission_status', 'call_hours'] as const

describe('what Meta is to know', () => {
  it.each([
    [true, true, 'ENABLED', 'DEFAULT'],
    [true, false, 'ENABLED', 'DEFAULT'],
    [false, true, 'ENABLED', 'DISABLE_ALL'],
    [false, false, 'DISABLED', 'DISABLE_ALL'],
  ])('[A9] [A3] inbound %s, outbound %s: status %s, icon %s', (inbound, outbound, status, icon) => {
    expect(providerSettingsOf({ ...account, inbound, outbound }, t0)).toEqual({
      status,
      call_icon_visibility: icon,
      callback_permission_status: 'DISABLED',
    })
  })

  it.each([
    [{ inbound: true }, 'ENABLED', 'DEFAULT'],
    [{ outbound: true }, 'ENABLED', 'DISABLE_ALL'],
    [{ inbound: false }, 'DISABLED', 'DISABLE_ALL'],
  ])('[A9] [A2] an account that is off, with an agent of %o: status %s, icon %s', (own, status, icon) => {
    const off = { ...account, inbound: false, outbound: false }
    const agentOverrides = [{ agentId: agentId('ani'), ...own }]
    expect(providerSettingsOf({ ...off, agentOverrides }, t0)).toMatchObject({
      status,
      call_icon_visibility: icon,
    })
  })

  it('[A9] leaves out holidays that have passed where the account is', () => {
    const holidays = ['2026-11-23', '2026-11-24'].map(date => ({ date, from: '00:00', to: '23:59' }))
    // 18:00 in London is the next day in Jakarta.
    const at = Date.parse('2026-11-23T18:00:00Z')
    expect(
      providerSettingsOf({ ...account, callHours: { ...office, holidays } }, at).call_hours?.holidays,
    ).toEqual([holidays[1]])
  })
})

describe('differences', () => {
  const ours = providerSettingsOf({ ...account, callHours: office }, t0)

  it('[A9] none where the hours are the same in another order', () => {
    const weekly = office.weekly.toReversed()
    expect(settingDifferences(ours, { ...ours, call_hours: { ...office, weekly } }, settings)).toEqual([])
  })

  it('[A9] each setting that is otherwise, with both sides; silence is a difference', () => {
    const { call_hours: _hours, ...rest } = ours
    expect(settingDifferences(ours, { ...rest, status: 'DISABLED' }, settings)).toEqual([
      { setting: 'status', ours: 'ENABLED', theirs: 'DISABLED' },
      { setting: 'call_hours', ours: ours.call_hours },
    ])
  })

  it('[A9] hours that nobody set here are none of ours', () => {
    const plain = providerSettingsOf(account, t0)
    expect(settingDifferences(plain, { ...plain, call_hours: office }, settings)).toEqual([])
  })

  it('[A9] hours that are off are the same as none', () => {
    const off = providerSettingsOf(
      { ...account, callHours: { enabled: false, weekly: [], holidays: [] } },
      t0,
    )
    const { call_hours: _hours, ...rest } = off
    expect(settingDifferences(off, rest, settings)).toEqual([])
    expect(settingDifferences(off, { ...rest, call_hours: office }, settings)).toHaveLength(1)
  })
})

describe('call hours', () => {
  const paths = (hours: Partial<CallHours>) =>
    callHoursFaults({ ...office, ...hours }).map(({ path }) => path.join('.'))
  const monday = (open: string, close: string) => ({ day: 'monday', open, close }) as const

  it('[A9] are right as Meta wants them', () => {
    expect(paths({})).toEqual([])
    expect(callHoursFaults({ enabled: false, weekly: [], holidays: [] })).toEqual([])
  })

  it.each([
    ['timeZone', { timeZone: undefined }],
    ['timeZone', { timeZone: 'Asia/Batavia' }],
    ['weekly', { weekly: [] }],
    ['weekly.0.close', { weekly: [monday('17:00', '08:00')] }],
    ['weekly.1.open', { weekly: [monday('08:00', '12:00'), monday('11:59', '17:00')] }],
    [
      'weekly.2.day',
      { weekly: [monday('08:00', '09:00'), monday('10:00', '11:00'), monday('12:00', '13:00')] },
    ],
    ['holidays.0.date', { holidays: [{ date: '2027-02-30', from: '00:00', to: '23:59' }] }],
    ['holidays.0.to', { holidays: [{ date: '2027-01-01', from: '10:00', to: '10:00' }] }],
    [
      'holidays.2.date',
      { holidays: Array.from({ length: 3 }, () => ({ date: '2027-01-01', from: '00:00', to: '01:00' })) },
    ],
    [
      'holidays',
      {
        holidays: Array.from({ length: 21 }, (_, index) => ({
          date: `2027-01-${String(index + 1).padStart(2, '0')}`,
          from: '00:00',
          to: '23:59',
        })),
      },
    ],
  ])('[A9] say what is wrong at %s', (path, hours) => {
    expect(paths(hours)).toEqual([path])
  })
})
