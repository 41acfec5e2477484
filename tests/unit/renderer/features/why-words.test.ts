import { createElement } from 'react'
import { I18nProvider } from 'react-aria-components'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { endReasons } from '#shared/domain/call.ts'
import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import { useWhyWords } from '../../../../src-renderer/features/recent-calls/use-why-words.ts'
import { createI18n } from '../../../../src-renderer/i18n/create-i18n.ts'
import { unansweredEntry } from '../../../support/builders/log-entries.ts'

const languages = ['en', 'id'] as const
type Language = (typeof languages)[number]

/** What the details of a call that rang for 30 s say. */
function wordsOf(language: Language, over: object, events: readonly CallEvent[] = [offered]): string {
  const entry = unansweredEntry(over)
  const Why = () => useWhyWords()({ entry, events: [...events] })
  // oxlint-disable-next-line react/no-children-prop -- the type of the provider asks for it as a property
  const localised = createElement(I18nProvider, { locale: language, children: createElement(Why) })
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: createI18n(language) }, localised))
}

const offered: CallEvent = { what: 'offered', at: 1_000, via: 'room' }
const outbound = { direction: 'outbound' }
const gone: CallEvent = { what: 'sounded', at: 1_200, failed: 'NotFoundError' }

/** What is known of the call, and what both languages make of it. */
const table: readonly (readonly [object, readonly CallEvent[], string, string])[] = [
  [
    { reason: 'timed_out' },
    [offered],
    'It rang here for 30 seconds and nobody answered in time.',
    'Berdering di sini selama 30 detik dan tidak ada yang menjawab tepat waktu.',
  ],
  [
    { reason: 'timed_out', endedAt: undefined },
    [offered],
    'It rang here and nobody answered in time.',
    'Berdering di sini dan tidak ada yang menjawab tepat waktu.',
  ],
  [
    { reason: 'timed_out' },
    [],
    'It never rang on this desktop, which was not connected or not among those chosen for it.',
    'Panggilan ini tidak berdering di desktop ini, yang saat itu tidak tersambung atau tidak terpilih.',
  ],
  [
    { reason: 'timed_out' },
    [offered, gone],
    'It was shown, but the ringtone could not be heard: the sound device is no longer there.',
    'Panggilan tampil, tetapi nada dering tidak terdengar: perangkat suara sudah tidak ada.',
  ],
  [
    { reason: 'timed_out' },
    [offered, { what: 'notified', at: 1_100, failed: 'noNotifications' }],
    'No notification could be shown for it: this system shows none.',
    'Notifikasi tidak dapat ditampilkan: sistem ini tidak menampilkannya.',
  ],
  [
    { reason: 'timed_out' },
    [offered, { what: 'notified', at: 1_100, failed: 'No such service' }],
    'No notification could be shown for it: “No such service”.',
    'Notifikasi tidak dapat ditampilkan: “No such service”.',
  ],
  [
    { reason: 'timed_out' },
    [offered, { what: 'heldBack', at: 1_100 }],
    'Do-not-disturb was on, so it rang without a sound and without a notification.',
    'Mode jangan ganggu sedang aktif, jadi panggilan masuk tanpa suara dan tanpa notifikasi.',
  ],
  [
    { reason: 'timed_out' },
    [offered, { what: 'linkLost', at: 9_000 }],
    'The connection to the server was lost while it rang here.',
    'Koneksi ke server terputus saat panggilan berdering di sini.',
  ],
  [
    { reason: 'customer_hung_up' },
    [offered],
    'The customer hung up after 30 seconds of ringing.',
    'Pelanggan menutup telepon setelah berdering 30 detik.',
  ],
  [
    { reason: 'customer_hung_up', ringMs: 2_000 },
    [offered],
    'The customer hung up after only 2 seconds, before anybody could answer.',
    'Pelanggan menutup telepon setelah 2 detik saja, sebelum sempat dijawab.',
  ],
  [
    { reason: 'customer_hung_up', ringMs: 300 },
    [offered],
    'The customer hung up at once, before anybody could answer.',
    'Pelanggan langsung menutup telepon sebelum sempat dijawab.',
  ],
  [
    { reason: 'customer_hung_up', endedAt: undefined },
    [offered],
    'The customer hung up before anybody answered.',
    'Pelanggan menutup telepon sebelum ada yang menjawab.',
  ],
  [
    { reason: 'customer_hung_up' },
    [{ what: 'waiting', at: 1_000 }],
    'You were on another call when it came.',
    'Anda sedang dalam panggilan lain saat panggilan ini masuk.',
  ],
  [
    { reason: 'customer_hung_up' },
    [offered, { what: 'answering', at: 30_900 }],
    'You pressed answer, but the call was over before it could be connected.',
    'Anda menekan jawab, tetapi panggilan berakhir sebelum tersambung.',
  ],
  [
    { reason: 'rejected_by_agent' },
    [offered, { what: 'declining', at: 2_000 }],
    'You declined it on this desktop.',
    'Anda menolaknya di desktop ini.',
  ],
  [
    { reason: 'rejected_by_agent' },
    [offered, { what: 'withdrawn', at: 2_000, reason: 'declined', by: 'Bo' }],
    'Bo declined it.',
    'Bo menolaknya.',
  ],
  [
    { reason: 'rejected_by_agent' },
    [offered],
    'It was declined by everybody it rang at.',
    'Semua yang ditelepon menolaknya.',
  ],
  [{ status: 'elsewhere', answeredBy: 'Bo' }, [offered], 'Bo answered it.', 'Bo menjawabnya.'],
  [{ status: 'elsewhere' }, [offered], 'It was answered on another desktop.', 'Dijawab di desktop lain.'],
  [
    { reason: 'not_delivered_no_ring_group' },
    [],
    'It could not ring anywhere: no ring group was set up for it.',
    'Tidak dapat berdering di mana pun: belum ada grup dering untuknya.',
  ],
  [
    { reason: 'not_delivered_all_offline' },
    [],
    'It could not ring anywhere: everybody was offline or away.',
    'Tidak dapat berdering di mana pun: semua orang luring atau tidak di tempat.',
  ],
  [
    { reason: 'not_delivered_inbound_off' },
    [],
    'It did not ring: incoming calls were off for this account.',
    'Tidak berdering: panggilan masuk dimatikan untuk akun ini.',
  ],
  [
    { reason: 'not_delivered_all_busy' },
    [],
    'It could not ring: everybody was on another call.',
    'Tidak dapat berdering: semua orang sedang dalam panggilan lain.',
  ],
  [
    { reason: 'not_delivered_stale' },
    [],
    'It arrived too late to ring.',
    'Datang terlambat untuk berdering.',
  ],
  [
    { ...outbound, reason: 'not_answered' },
    [],
    'The customer did not answer within 30 seconds.',
    'Pelanggan tidak menjawab dalam 30 detik.',
  ],
  [
    { ...outbound, reason: 'timed_out', endedAt: undefined },
    [],
    'The customer did not answer.',
    'Pelanggan tidak menjawab.',
  ],
  [
    { ...outbound, reason: 'rejected_by_customer' },
    [],
    'The customer declined it after 30 seconds.',
    'Pelanggan menolaknya setelah 30 detik.',
  ],
  [
    { ...outbound, reason: 'rejected_by_customer', ringMs: 0 },
    [],
    'The customer declined it.',
    'Pelanggan menolaknya.',
  ],
  [
    { ...outbound, reason: 'cancelled_by_agent' },
    [],
    'You hung up after 30 seconds, before the customer answered.',
    'Anda mengakhirinya setelah 30 detik, sebelum pelanggan menjawab.',
  ],
  [
    { ...outbound, reason: 'cancelled_by_agent', endedAt: undefined },
    [],
    'You hung up before the customer answered.',
    'Anda mengakhirinya sebelum pelanggan menjawab.',
  ],
  [{ ...outbound, reason: 'balance_exhausted' }, [], 'The voice balance ran out.', 'Saldo suara habis.'],
  [
    { ...outbound, reason: 'media_failed' },
    [],
    'The sound could not be connected.',
    'Suara tidak dapat disambungkan.',
  ],
  [
    { ...outbound, reason: 'provider_failed' },
    [],
    'WhatsApp could not connect it.',
    'WhatsApp tidak dapat menyambungkannya.',
  ],
  [
    { ...outbound, reason: undefined },
    [],
    'How it ended was not told to this desktop.',
    'Desktop ini tidak diberi tahu bagaimana panggilan berakhir.',
  ],
]

describe('[D5] why a call was missed is one whole sentence', () => {
  it.each(table)('%j %j', (over, events, english, indonesian) => {
    expect([wordsOf('en', over, events), wordsOf('id', over, events)]).toEqual([english, indonesian])
  })

  const cases = languages.flatMap(language =>
    [...endReasons, undefined].flatMap(reason =>
      (['inbound', 'outbound'] as const).map(direction => [language, reason, direction] as const),
    ),
  )
  it.each(cases)('in %s of %s, %s, however little is known of its time', (language, reason, direction) => {
    const times = [{}, { endedAt: undefined }, { endedAt: 1_000 }, { ringMs: 59_600 }]
    for (const time of times) {
      for (const events of [[], [offered]]) {
        const words = wordsOf(language, { reason, direction, ...time }, events)
        expect(words).toMatch(/^[A-Z].{8,}[a-z]\.$/)
        expect(words).not.toMatch(/\{|\}|undefined|NaN| {2}| [.,]|why\.|\b0 (seconds|detik)/)
      }
    }
  })
})
