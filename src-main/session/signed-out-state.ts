import type { DesktopState } from '#shared/ipc/desktop-state.ts'

/** What the window shows before anybody has signed in. */
export const signedOutState = (
  app: DesktopState['app'],
  decided: Pick<DesktopState, 'settings' | 'policy'>,
): DesktopState => ({
  auth: { status: 'signedOut' },
  connection: { status: 'idle' },
  session: null,
  thread: null,
  ...decided,
  lostCalls: [],
  app,
})
