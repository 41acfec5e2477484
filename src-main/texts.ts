import type { TrayPresence } from './alerts/wanted-alerts.ts'
import type { Settings } from '#shared/ipc/desktop-state.ts'

/** What the main process itself says to the person: outside the window, where the window's own texts do not reach. */
export interface Texts {
  /** @param customer null where the name may not be read, on a locked screen */
  readonly incomingCall: (customer: string | null) => string
  readonly toAccount: (account: string) => string
  /** @param agent null where the platform does not say who */
  readonly answeredBy: (agent: string | null, customer: string | null) => string
  readonly missedCall: (customer: string | null) => string
  readonly testNotification: { readonly title: string; readonly body: string }
  /** A supervisor wants the agent's attention. */
  readonly nudgedBy: (name: string) => string
  readonly answer: string
  readonly decline: string
  readonly hangUp: string
  readonly mute: string
  readonly openApp: string
  readonly quit: string
  readonly trayPresence: Readonly<Record<TrayPresence, string>>
  readonly trayActivity: Readonly<Record<'ringing' | 'onCall', string>>
  readonly closeQuestion: string
  readonly closeDetail: string
  readonly hangUpAndClose: string
  readonly keepTalking: string
  /** In the system's own dialog. */
  readonly fileKinds: Readonly<Record<'csv' | 'archive', string>>
}

const english: Texts = {
  incomingCall: customer => (customer === null ? 'Incoming WhatsApp call' : `${customer} is calling`),
  toAccount: account => `WhatsApp call to ${account}`,
  answeredBy: (agent, customer) =>
    customer === null
      ? 'A colleague answered the call'
      : agent === null
        ? `${customer} is being helped by a colleague`
        : `${agent} answered ${customer}`,
  missedCall: customer => (customer === null ? 'Missed WhatsApp call' : `Missed call from ${customer}`),
  testNotification: {
    title: 'This is how Dering notifies you',
    body: 'Go back to Dering and say that you saw it.',
  },
  nudgedBy: name => `${name} asks for your attention`,
  answer: 'Answer',
  decline: 'Decline',
  hangUp: 'Hang up',
  mute: 'Mute or unmute',
  openApp: 'Open Dering',
  quit: 'Quit Dering',
  trayPresence: {
    online: 'Online',
    away: 'Away',
    offline: 'Offline',
    signedOut: 'Signed out',
    disconnected: 'No connection',
  },
  trayActivity: { ringing: 'A call is ringing', onCall: 'On a call' },
  closeQuestion: 'You are on a call',
  closeDetail: 'Closing the window hangs up the call.',
  hangUpAndClose: 'Hang up and close',
  keepTalking: 'Keep talking',
  fileKinds: { csv: 'CSV', archive: 'Archive' },
}

const indonesian: Texts = {
  incomingCall: customer => (customer === null ? 'Panggilan WhatsApp masuk' : `${customer} menelepon`),
  toAccount: account => `Panggilan WhatsApp ke ${account}`,
  answeredBy: (agent, customer) =>
    customer === null
      ? 'Panggilan dijawab rekan Anda'
      : agent === null
        ? `${customer} sedang dilayani rekan Anda`
        : `${agent} menjawab ${customer}`,
  missedCall: customer =>
    customer === null ? 'Panggilan WhatsApp tak terjawab' : `Panggilan tak terjawab dari ${customer}`,
  testNotification: {
    title: 'Beginilah Dering memberi tahu Anda',
    body: 'Kembali ke Dering dan katakan bahwa Anda melihatnya.',
  },
  nudgedBy: name => `${name} meminta perhatian Anda`,
  answer: 'Jawab',
  decline: 'Tolak',
  hangUp: 'Akhiri',
  mute: 'Bisukan atau bunyikan',
  openApp: 'Buka Dering',
  quit: 'Tutup Dering',
  trayPresence: {
    online: 'Daring',
    away: 'Tidak di tempat',
    offline: 'Luring',
    signedOut: 'Belum masuk',
    disconnected: 'Tidak ada koneksi',
  },
  trayActivity: { ringing: 'Ada panggilan masuk', onCall: 'Sedang menelepon' },
  closeQuestion: 'Anda sedang dalam panggilan',
  closeDetail: 'Menutup jendela akan mengakhiri panggilan.',
  hangUpAndClose: 'Akhiri dan tutup',
  keepTalking: 'Lanjutkan panggilan',
  fileKinds: { csv: 'CSV', archive: 'Arsip' },
}

/** The texts in the person's language. @param locale the system's, such as `id-ID` */
export function textsFor(language: Settings['language'], locale: string): Texts {
  const chosen = language === 'system' ? locale.slice(0, 2).toLowerCase() : language
  return chosen === 'id' ? indonesian : english
}
