import type { CallId } from '#shared/domain/ids.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { ActiveCall, TrayPresence } from './wanted-alerts.ts'

/** The call whose sound the window holds, as the session tells of it. */
export function activeCallOf(state: DesktopState, heldCall: CallId | null): ActiveCall | null {
  if (heldCall === null || !state.session) return null
  const call = state.session.calls[heldCall] ?? state.session.offers[heldCall]?.call
  if (!call) return null
  return {
    callId: heldCall,
    customerName: call.customer.name,
    connectedAt:
      call.state === 'connected' && call.answeredAt !== undefined
        ? Date.parse(call.answeredAt) - (state.serverAheadMs ?? 0)
        : null,
  }
}

/** What the tray says of the agent; without a link the agent is not reachable, whatever was chosen. */
export function trayPresenceOf({ auth, session, connection }: DesktopState): TrayPresence {
  if (auth.status !== 'signedIn') return 'signedOut'
  if (!session || connection.status !== 'online') return 'disconnected'
  return session.agents[session.me.id]?.presence ?? 'online'
}
