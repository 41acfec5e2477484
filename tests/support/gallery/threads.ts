import { consentNotes } from '#shared/domain/consent-notes.ts'
import { callIdSchema, mediaIdSchema } from '#shared/domain/ids.ts'
import type { WireMessage } from '#shared/protocol/entities.ts'
import type { Thread } from '#shared/session/thread.ts'
import { ago, day, hour, message, minute, room } from './people.ts'

const out = (index: number, status: WireMessage['status'], change: Partial<WireMessage>) =>
  message(index, { direction: 'out', status, ...change })

/** A conversation over three days, with everything that a stream can hold. */
export const fullThread = (): Thread => ({
  roomId: room(0).id,
  status: 'ready',
  hasOlder: true,
  messages: [
    message(1, { at: ago(2 * day + 3 * hour), text: 'Selamat pagi, saya mau tanya soal pesanan saya.' }),
    message(2, { at: ago(2 * day + 3 * hour - minute), text: 'Nomor pesanannya INV/2026/11/0042' }),
    out(3, 'read', {
      at: ago(2 * day + 3 * hour - 4 * minute),
      text: 'Selamat pagi, Pak Budi! Terima kasih sudah menghubungi Toko Sinar.',
    }),
    out(4, 'read', {
      at: ago(2 * day + 3 * hour - 5 * minute),
      text: 'Kami cek dulu ya. Biasanya pengiriman ke Surabaya memakan waktu dua sampai tiga hari kerja, tergantung kurir dan cuaca. Kalau sudah ada kabar, kami telepon.',
    }),
    message(5, { at: ago(2 * day + 2 * hour), text: 'Oke 👍' }),
    message(6, { at: ago(day + hour), kind: 'call', callId: callIdSchema.parse('log0'), text: undefined }),
    message(7, {
      at: ago(day + hour - 4 * minute),
      kind: 'voicemail',
      mediaId: mediaIdSchema.parse('media1'),
      callId: callIdSchema.parse('log0'),
      text: undefined,
    }),
    message(8, {
      at: ago(day),
      direction: 'out',
      kind: 'consent_request',
      status: 'read',
      text: 'Bolehkah kami menelepon Anda tentang pesanan ini?',
    }),
    message(16, { at: ago(day - 2 * minute), kind: 'consent_reply', text: consentNotes.allowedTemporarily }),
    out(17, 'read', {
      at: ago(day - 3 * minute),
      kind: 'call_button',
      text: 'Ingin berbicara langsung? Ketuk tombol untuk menelepon kami.',
    }),
    message(9, { at: ago(day - 5 * minute), kind: 'system', text: 'Ani took over this conversation' }),
    message(10, { at: ago(40 * minute), text: 'Barangnya sudah sampai, tapi satu kardus penyok.' }),
    message(11, {
      at: ago(39 * minute),
      text: 'https://example.com/a/very/long/address/that/never/ends/and/has/no/space/in/it/whatsoever?photo=1234567890',
    }),
    out(12, 'delivered', { at: ago(35 * minute), text: 'Waduh, maaf sekali Pak.\nBoleh kirim fotonya?' }),
    out(13, 'sent', { at: ago(34 * minute), text: 'Kami ganti besok.' }),
    message(14, {
      at: ago(3 * minute),
      kind: 'call',
      callId: callIdSchema.parse('log-missed'),
      text: undefined,
    }),
    message(15, { at: ago(2 * minute), text: 'Saya telepon tadi tidak diangkat' }),
  ],
  outgoing: [],
})

/** One message on its way, one that failed. */
export const failingThread = (): Thread => ({
  ...fullThread(),
  outgoing: [
    {
      clientMessageId: 'o1',
      text: 'Mohon maaf, tadi sedang di telepon lain.',
      at: ago(minute),
      failed: 'The connection was lost before the message was sent.',
    },
    { clientMessageId: 'o2', text: 'Saya telepon balik sekarang ya?', at: ago(10_000) },
  ],
})

/** So long that it has to be scrolled, with more before it. */
export const longThread = (from = 0): Thread => ({
  roomId: room(0).id,
  status: 'ready',
  hasOlder: true,
  messages: Array.from({ length: 60 }, (_, index) =>
    message(1000 + from + index, {
      at: ago((60 - index) * 9 * minute - from * hour),
      direction: index % 3 === 1 ? 'out' : 'in',
      ...(index % 3 === 1 && { status: 'read' as const }),
      text: `Message ${from + index + 1}`,
    }),
  ),
  outgoing: [],
})
