import type { DevToolsSession } from './cdp/connection.ts'
import type { ShellNotification } from './desktop/notification.ts'
import type { ShellTray } from './desktop/tray.ts'
import type { HidDesk } from './session/hid-desk.ts'
import type { Permission } from './session/session.ts'

/** One question that a page asked, and what the app's handler said. */
export interface PermissionDecision {
  readonly permission: Permission
  readonly mediaTypes: readonly ('audio' | 'video')[]
  readonly isGranted: boolean
  readonly origin: string
}

/** One dialog that the app opened. */
export type RecordedDialog =
  | ({ readonly kind: 'message' } & Electron.MessageBoxOptions)
  | ({ readonly kind: 'open' } & Electron.OpenDialogOptions)
  | ({ readonly kind: 'save' } & Electron.SaveDialogOptions)
  | { readonly kind: 'error'; readonly title: string; readonly content: string }

/** What the next dialog answers; without one its default button is pressed, a file saved as is suggested, and none opened. */
export type DialogAnswer =
  Electron.MessageBoxReturnValue | Electron.OpenDialogReturnValue | Electron.SaveDialogReturnValue

/**
 * `require('electron').__shell`: what a desktop would have shown, for tests to look at, and what a person or the
 * system would have done, for tests to do. Real Electron has no such thing.
 */
export interface TestHook {
  /** Those that are not destroyed. */
  readonly trays: Set<ShellTray>
  /** Every notification ever shown, oldest first. */
  readonly notifications: ShellNotification[]
  /** Addresses given to `shell.openExternal`; files given to `openPath` and `showItemInFolder`. */
  readonly openedExternal: string[]
  readonly dialogs: RecordedDialog[]
  readonly nextDialog: DialogAnswer[]
  readonly permissionLog: PermissionDecision[]
  /** What `net.isOnline()` answers. */
  isOnline: boolean
  /** What `powerMonitor` answers, in seconds. */
  systemIdleSeconds: number
  isScreenLocked: boolean
  /** What `systemPreferences.getMediaAccessStatus` answers. */
  mediaAccess: ReturnType<Electron.SystemPreferences['getMediaAccessStatus']>
  appUserModelId: string | undefined
  /** Chromium's DevTools, once the app is ready. */
  cdp: Pick<DevToolsSession, 'send'> | undefined
  /** What is plugged into this desk. */
  hid: HidDesk | undefined
  /** Makes `powerMonitor` say that something happened. */
  emitPower: (
    event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'on-ac' | 'on-battery' | 'shutdown',
  ) => void
}

/** The shell's `electron` module as a test sees it inside `app.evaluate`. */
export interface ElectronUnderShell {
  readonly __shell: TestHook
}

export const testHook: TestHook = {
  trays: new Set(),
  notifications: [],
  openedExternal: [],
  dialogs: [],
  nextDialog: [],
  permissionLog: [],
  isOnline: true,
  systemIdleSeconds: 0,
  isScreenLocked: false,
  mediaAccess: 'granted',
  appUserModelId: undefined,
  cdp: undefined,
  hid: undefined,
  emitPower: () => undefined,
}
