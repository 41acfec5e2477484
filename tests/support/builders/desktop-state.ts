import { type DesktopState, settingsSchema } from '#shared/ipc/desktop-state.ts'

/** A desktop that has just started: nobody is signed in. */
export const aDesktopState = (): DesktopState => ({
  auth: { status: 'signedOut' },
  connection: { status: 'idle' },
  session: null,
  thread: null,
  settings: settingsSchema.parse({}),
  lostCalls: [],
  app: {
    version: '1',
    platform: 'linux',
    locale: 'en',
    host: 'electron',
    isPackaged: true,
    serverUrl: 'http://127.0.0.1',
  },
})
