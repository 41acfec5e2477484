import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { WantedNotification } from '../../../../src-main/alerts/wanted-alerts.ts'
import { createNotificationPresenter } from '../../../../src-main/notifications/alert-presenter.ts'
import { notifyArguments } from '../../../../src-main/notifications/freedesktop-notifier.ts'
import { notificationRequest } from '../../../../src-main/notifications/notification-request.ts'
import { toastXml } from '../../../../src-main/notifications/toast-xml.ts'
import { textsFor } from '../../../../src-main/texts.ts'

const about = { callId: callIdSchema.parse('call-1'), customerName: 'Budi', accountName: 'Toko Sinar' }
const incoming = { kind: 'incoming', ...about, canAnswer: true } as const
const nudge = { kind: 'nudge', nudgeId: 1, byName: 'Sari', text: 'Come' } as const
const other = { ...incoming, callId: callIdSchema.parse('call-2') }

describe('[D1] [I5] what a notification says', () => {
  it.each<[WantedNotification, string, string]>([
    [incoming, 'Budi is calling', 'Budi menelepon'],
    [{ ...incoming, customerName: null }, 'Incoming WhatsApp call', 'Panggilan WhatsApp masuk'],
    [
      { kind: 'missed', ...about, customerName: null },
      'Missed WhatsApp call',
      'Panggilan WhatsApp tak terjawab',
    ],
    [
      { kind: 'answeredElsewhere', ...about, customerName: null, agentName: 'Bo' },
      'A colleague answered the call',
      'Panggilan dijawab rekan Anda',
    ],
    [{ kind: 'missed', ...about }, 'Missed call from Budi', 'Panggilan tak terjawab dari Budi'],
    [{ kind: 'answeredElsewhere', ...about, agentName: 'Bo' }, 'Bo answered Budi', 'Bo menjawab Budi'],
    [
      { kind: 'answeredElsewhere', ...about, agentName: null },
      'Budi is being helped by a colleague',
      'Budi sedang dilayani rekan Anda',
    ],
  ])('%o', (notification, en, id) => {
    expect(notificationRequest(notification, textsFor('en', 'en')).title).toBe(en)
    expect(notificationRequest(notification, textsFor('id', 'en')).title).toBe(id)
    expect(notificationRequest(notification, textsFor('en', 'en')).body).toBe('WhatsApp call to Toko Sinar')
  })

  it.each([
    ['runs the other way', 'محمد', '\u2068محمد\u2069 is calling'],
    ['would turn the sentence', 'Budi\u202E gnp', 'Budi gnp is calling'],
    ['is of several lines', 'Budi\n\0Toko', 'Budi Toko is calling'],
    ['is of emoji', '👩‍👩‍👧‍👦'.repeat(60), `${'👩‍👩‍👧‍👦'.repeat(60)} is calling`],
    ['is too long', '👩‍👩‍👧‍👦'.repeat(61), `${'👩‍👩‍👧‍👦'.repeat(59)}… is calling`],
  ])('keeps its sentence when the name %s', (_how, customerName, title) => {
    expect(notificationRequest({ ...incoming, customerName }, textsFor('en', 'en')).title).toBe(title)
  })

  it('has no zero in what goes over D-Bus, which would end the connection', () => {
    const request = notificationRequest({ ...nudge, text: 'Come\0now' }, textsFor('en', 'en'))
    const service = { appName: 'Dering', capabilities: ['body'] }
    expect(notifyArguments(request, service)).toContain('Comenow')
  })
})

describe('[D8] a nudge', () => {
  it('says who wants what, stays, and has nothing to press', () => {
    const request = notificationRequest(nudge, textsFor('en', 'en'))
    expect(request).toMatchObject({
      title: 'Sari asks for your attention',
      body: 'Come',
      buttons: [],
      stays: true,
    })
    expect(notificationRequest({ ...nudge, text: null }, textsFor('id', 'id'))).toMatchObject({
      title: 'Sari meminta perhatian Anda',
      body: '',
      isCall: false,
    })
    const xml = toastXml(request, (press, callId) => `${press} ${String(callId)}`)
    expect(xml).toContain('launch="open null"')
  })
})

describe('[D1] the buttons of a call', () => {
  it('answer and decline it; while the agent is on another, only decline [I4]', () => {
    const pressable = (canAnswer: boolean) =>
      notificationRequest({ ...incoming, canAnswer }, textsFor('id', 'id')).buttons
    expect(pressable(true)).toEqual([
      { press: 'answer', label: 'Jawab' },
      { press: 'decline', label: 'Tolak' },
    ])
    expect(pressable(false)).toEqual([{ press: 'decline', label: 'Tolak' }])
    const missed = notificationRequest({ kind: 'missed', ...about }, textsFor('en', 'en'))
    expect(missed).toMatchObject({ buttons: [], isCall: false, stays: true })
  })
})

describe('[D2] notifications', () => {
  it('are shown once, replaced when there is something else to say, and go with their reason', () => {
    const shown: string[] = []
    const present = createNotificationPresenter(about => {
      const words = `${about.kind} ${about.kind === 'nudge' ? about.nudgeId : about.callId}`
      shown.push(`+${words}`)
      return () => shown.push(`-${words}`)
    })
    present([incoming])
    present([{ ...incoming }])
    present([incoming, other])
    present([{ kind: 'missed', ...about }, other])
    present([])
    present([nudge])
    present([{ ...nudge, nudgeId: 2 }])
    expect(shown).toEqual([
      '+incoming call-1',
      '+incoming call-2',
      '-incoming call-1',
      '+missed call-1',
      '-incoming call-2',
      '-missed call-1',
      '+nudge 1',
      '-nudge 1',
      '+nudge 2',
    ])
  })
})
