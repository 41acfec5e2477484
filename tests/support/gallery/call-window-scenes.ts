import { callIdSchema } from '#shared/domain/ids.ts'
import type { CallWindowView } from '#shared/ipc/call-window.ts'
import { createFakeDesk, type FakeDesk, granted } from './fake-dering.ts'
import { desktop } from './people.ts'

/** A view without what follows from the settings; the union is kept. */
type Scene = CallWindowView extends infer View
  ? View extends CallWindowView
    ? Omit<View, 'look' | 'callId'>
    : never
  : never

const callId = callIdSchema.parse('call0')
const longName = 'Sari Dewi Kusumawardhani Prawirodirdjo binti Raden Mas Soerjomentaram'
const speaking = { callId, isMuted: false, mine: 0.62, theirs: 0.35 }

function windowOf(scene: () => Scene): () => FakeDesk {
  return () => {
    const shown = scene()
    const view = (of: FakeDesk): CallWindowView => {
      const { settings, app } = of.state()
      const look = { language: settings.language, theme: settings.theme, locale: app.locale }
      return { ...shown, look, callId }
    }
    const desk: FakeDesk = createFakeDesk({
      state: desktop(),
      handlers: { getCallWindow: () => granted(view(desk)) },
    })
    // The main process tells it anew when the settings change.
    desk.api.on('state', () => desk.tell('callWindow', view(desk)))
    return desk
  }
}

/** Every state of the call window. */
export const callWindowScenes: Readonly<Record<string, () => FakeDesk>> = {
  'call-window-ringing': windowOf(() => ({
    kind: 'ringing',
    customerName: 'Budi Santoso',
    customerPhone: '+6281234567890',
    accountName: 'Toko Sinar',
    endsAt: Date.now() + 32_000,
    others: 0,
  })),
  'call-window-several': windowOf(() => ({
    kind: 'ringing',
    customerName: longName,
    customerPhone: '+6281234567890',
    accountName: 'Sinar Layanan Purna Jual',
    endsAt: Date.now() + 32_000,
    others: 2,
  })),
  'call-window-connecting': windowOf(() => ({
    kind: 'call',
    customerName: 'Budi Santoso',
    connectedAt: null,
    sound: null,
  })),
  'call-window-call': windowOf(() => ({
    kind: 'call',
    customerName: 'Budi Santoso',
    connectedAt: Date.now() - 134_000,
    sound: speaking,
  })),
  'call-window-muted': windowOf(() => ({
    kind: 'call',
    customerName: longName,
    connectedAt: Date.now() - 3_734_000,
    sound: { ...speaking, isMuted: true },
  })),
}
