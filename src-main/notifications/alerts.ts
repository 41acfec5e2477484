import type { DesktopState } from '#shared/ipc/desktop-state.ts'

/** Something that the person must be told outside the window. */
export interface Alert {
  /** The same while the same thing is told: its call's id. */
  readonly id: string
  readonly kind: 'incomingCall'
  readonly customerName: string
  readonly accountName: string
}

/**
 * What must be shown outside the window now, derived from the state alone, so that it ends when its reason does. With
 * the window in front, the window itself shows it. [D1] [D2]
 */
export function alertsFor(state: Pick<DesktopState, 'session'>, isWindowInFront: boolean): readonly Alert[] {
  const { session } = state
  if (!session || isWindowInFront) return []
  return Object.values(session.offers).map(({ call }) => ({
    id: call.id,
    kind: 'incomingCall',
    customerName: call.customer.name,
    accountName: session.accounts[call.accountId]?.name ?? '',
  }))
}
