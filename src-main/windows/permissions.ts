import type { Session } from 'electron'
import { appOrigin } from './csp.ts'

type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
/** Every permission that this version of Electron knows. */
type Permission = Parameters<CheckHandler>[1]

/**
 * What the page may have. The table is complete, so a permission that a new Electron brings does not compile until
 * somebody has decided on it. `audio`: the microphone, never the camera.
 */
const decisions: Readonly<Record<Permission, boolean | 'audio'>> = {
  media: 'audio',
  'speaker-selection': true,
  notifications: true,
  'clipboard-sanitized-write': true,
  // Which device is decided one by one, in `headset-grants.ts`.
  hid: true,
  ar: false,
  'automatic-fullscreen': false,
  'background-fetch': false,
  'background-sync': false,
  'captured-surface-control': false,
  'clipboard-read': false,
  'deprecated-sync-clipboard-read': false,
  'display-capture': false,
  fileSystem: false,
  fullscreen: false,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  'idle-detection': false,
  keyboardLock: false,
  'local-fonts': false,
  'local-network': false,
  'local-network-access': false,
  'loopback-network': false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  openExternal: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'persistent-storage': false,
  pointerLock: false,
  'screen-wake-lock': false,
  sensors: false,
  serial: false,
  'smart-card': false,
  'storage-access': false,
  'system-wake-lock': false,
  'top-level-storage-access': false,
  usb: false,
  vr: false,
  'web-app-installation': false,
  'web-printing': false,
  'window-management': false,
  unknown: false,
}

export interface PermissionWish {
  /** As Electron names it; a name that the table lacks is refused. */
  readonly permission: string
  readonly origin: string
  readonly isMainFrame: boolean
  /** What a wish for `media` asks for; nothing named means that only the kind is being enumerated. */
  readonly mediaTypes: readonly string[]
}

/** Whether the page may have it. Electron's own default is yes to everything. */
export function mayHave(wish: PermissionWish): boolean {
  if (!wish.isMainFrame || trimSlash(wish.origin) !== appOrigin) return false
  const decision = Object.hasOwn(decisions, wish.permission)
    ? decisions[wish.permission as Permission]
    : false
  return decision === 'audio' ? wish.mediaTypes.every(type => type === 'audio') : decision
}

const trimSlash = (origin: string): string => origin.replace(/\/$/, '')
