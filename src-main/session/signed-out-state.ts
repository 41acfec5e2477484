import type { DesktopState, Settings } from '#shared/ipc/desktop-state.ts'

/** What the window shows before anybody has signed in. */
export const signedOutState = (app: DesktopState['app'], settings: Settings): DesktopState => ({
  auth: { status: 'signedOut' },
  connection: { status: 'idle' },
  session: null,
  thread: null,
  settings,
  lostCalls: [],
  app,
})
