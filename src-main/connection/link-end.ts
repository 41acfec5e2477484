import type { RetryReason } from '#shared/ipc/desktop-state.ts'
import type { WayTrouble } from '#shared/ipc/way-trouble.ts'
import { closeCodes } from '#shared/protocol/version.ts'

/** How a socket to the platform came to its end, or never began. */
export type LinkEnd =
  | { readonly kind: 'closed'; readonly code: number }
  /** The upgrade was answered with this HTTP status. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The platform never had its say. */
  | { readonly kind: 'notReached'; readonly why: WayTrouble }
  /** No sign of life for too long. */
  | { readonly kind: 'silent' }
  /** The hello was refused or not answered. */
  | { readonly kind: 'noHello' }

/** What the desktop does about it. */
export type AfterEnd =
  /** Try again after the back-off. */
  | { readonly do: 'retry'; readonly why: RetryReason }
  /** The token may be the fault: renew it first; where that is refused, sign out with this notice. */
  | { readonly do: 'renewToken'; readonly notice: 'expired' | 'disabled' }
  /** Another desktop has the session: only a person takes it back, or the two would fight for ever. */
  | { readonly do: 'stop' }
  /** This version is too old: nothing helps but an update. */
  | { readonly do: 'update' }

const byCloseCode: ReadonlyMap<number, AfterEnd> = new Map<number, AfterEnd>([
  [closeCodes.restarting, { do: 'retry', why: 'restarting' }],
  [closeCodes.takenOver, { do: 'stop' }],
  [closeCodes.tooOld, { do: 'update' }],
  [closeCodes.policy, { do: 'renewToken', notice: 'disabled' }],
  [closeCodes.signedOut, { do: 'renewToken', notice: 'expired' }],
  [closeCodes.tooSlow, { do: 'retry', why: 'too_slow' }],
  [closeCodes.invalidFrame, { do: 'retry', why: 'protocol' }],
  [closeCodes.tooLarge, { do: 'retry', why: 'protocol' }],
])

/** The desktop's policy for each end of a link. */
export function afterEnd(end: LinkEnd): AfterEnd {
  switch (end.kind) {
    case 'closed':
      return byCloseCode.get(end.code) ?? { do: 'retry', why: 'lost' }
    case 'refused':
      return end.status === 401 || end.status === 403
        ? { do: 'renewToken', notice: 'expired' }
        : { do: 'retry', why: 'refused' }
    case 'notReached':
      return { do: 'retry', why: end.why }
    case 'silent':
      return { do: 'retry', why: 'silent' }
    case 'noHello':
      return { do: 'retry', why: 'protocol' }
  }
}
