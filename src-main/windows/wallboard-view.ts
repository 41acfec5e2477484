import { includesRole } from '#shared/domain/role.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { WallboardView } from '#shared/ipc/wallboard.ts'

/** What the wallboard shows besides the queue; null where nobody is signed in who may see the queue. [D8] */
export function wallboardViewOf(
  state: DesktopState,
  { isFullScreen }: Pick<WallboardView, 'isFullScreen'>,
): WallboardView | null {
  const { auth, session, settings, connection, app, serverAheadMs = 0 } = state
  if (auth.status !== 'signedIn' || !session || !includesRole(session.me.role, 'supervisor')) return null
  return {
    look: { language: settings.language, theme: settings.theme, locale: app.locale },
    thresholds: {
      attentionSeconds: settings.queueAttentionSeconds,
      criticalSeconds: settings.queueCriticalSeconds,
    },
    accountNames: Object.fromEntries(Object.values(session.accounts).map(({ id, name }) => [id, name])),
    aheadMs: serverAheadMs,
    isLive: connection.status === 'online',
    isFullScreen,
  }
}
