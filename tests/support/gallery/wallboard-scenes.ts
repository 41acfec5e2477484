import type { WallboardView } from '#shared/ipc/wallboard.ts'
import type { QueueSnapshot } from '#shared/protocol/queue.ts'
import { wallboardViewOf } from '../../../src-main/windows/wallboard-view.ts'
import { createFakeDesk, type FakeDesk, granted } from './fake-dering.ts'
import { queueOf, seenBySari } from './queue-scenes.ts'

function wallOf(snapshot: () => QueueSnapshot | null, change: Partial<WallboardView> = {}): () => FakeDesk {
  return () => {
    const view = (of: FakeDesk) => {
      const derived = wallboardViewOf(of.state(), { isFullScreen: false })
      return derived && { ...derived, ...change }
    }
    const desk: FakeDesk = createFakeDesk({
      state: seenBySari(),
      handlers: {
        joinWallboard: () => {
          const told = snapshot()
          if (told) desk.tell('queue', { kind: 'snapshot', snapshot: told })
          return granted(view(desk))
        },
      },
    })
    // The main process tells it anew when the settings change.
    desk.api.on('state', () => desk.tell('wallboard', view(desk)))
    return desk
  }
}

/** Every state of the wallboard. */
export const wallboardScenes: Readonly<Record<string, () => FakeDesk>> = {
  wallboard: wallOf(() => queueOf(9)),
  'wallboard-busy': wallOf(() => queueOf(5_000), { isFullScreen: true }),
  'wallboard-quiet': wallOf(() => {
    const queue = queueOf(0)
    const free = { waiting: 0, ringing: 0, connected: 0, oldestWaitMs: null, oldestSince: null }
    return { ...queue, accounts: queue.accounts.map(row => ({ ...row, ...free })) }
  }),
  'wallboard-stale': wallOf(() => queueOf(9), { isLive: false }),
  'wallboard-loading': wallOf(() => null),
}
