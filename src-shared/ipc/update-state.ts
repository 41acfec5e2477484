/** Why a release is not believed, or not for this app; nothing of it is ever downloaded or installed. */
export type ReleaseRefusal =
  | 'notAManifest'
  | 'unsigned'
  | 'notCanonical'
  | 'otherSystem'
  | 'otherChannel'
  | 'fromTheFuture'
  | 'expired'
  | 'replayed'
  | 'downgrade'
  /** What was downloaded is not the file that was signed. */
  | 'otherFile'

/** What did not work, for a reason that time or a person may lift. */
export type UpdateTrouble =
  /** The update server was not reached, or does not know of such a release. */
  | 'unreachable'
  /** Its answer was too slow, too large or cut off. */
  | 'badAnswer'
  /** The disk is full or not writable. */
  | 'disk'
  /** The installer did not run, or did not change the version. */
  | 'installer'

/** How an update stands. [D9] */
export type UpdatePhase =
  /** `unpackaged`: the app does not run from an installation; `noKeys`: it was built without keys to trust. */
  | { readonly status: 'off'; readonly why: 'policy' | 'unpackaged' | 'noKeys' }
  /** Times are milliseconds since the epoch; null before the first look. */
  | { readonly status: 'idle'; readonly checkedAt: number | null }
  | { readonly status: 'checking' }
  /** `click`: the person decides; `free`: once no call is on; `it`: whoever installed the app installs it. */
  | { readonly status: 'available'; readonly version: string; readonly next: 'click' | 'free' | 'it' }
  /** `share` of the file that is there, 0 to 1. */
  | { readonly status: 'downloading'; readonly version: string; readonly share: number }
  | { readonly status: 'ready'; readonly version: string }
  /** Ready, and held by work or by IT's window; `isAsked`: the person has clicked, and it goes on by itself then. */
  | {
      readonly status: 'waiting'
      readonly version: string
      readonly until: 'callOver' | 'wrapUpOver' | 'window'
      readonly isAsked: boolean
    }
  | { readonly status: 'installing'; readonly version: string }
  | { readonly status: 'refused'; readonly why: ReleaseRefusal }
  | {
      readonly status: 'failed'
      readonly step: 'check' | 'download' | 'install'
      readonly why: UpdateTrouble
    }

/** What the window shows of updates. */
export interface UpdateView {
  readonly phase: UpdatePhase
  /** This version is too old to work with: soon, or refused already. Never told while a call is on. */
  readonly required?: 'soon' | 'now'
  /** The version that came with the last start; until it is dismissed. */
  readonly justInstalled?: string
}
