import { wayTroubles } from '#shared/ipc/way-trouble.ts'
import { createFakeDesk, type FakeDesk, refused } from './fake-dering.ts'
import { ahead, desktop, room, session } from './people.ts'
import { fullThread } from './threads.ts'

/** What stands between the desktop and the platform: at work as `offline-…`, and before it as `sign-in-…`. */
export const wayScenes: Readonly<Record<string, () => FakeDesk>> = Object.fromEntries(
  wayTroubles.flatMap(why => [
    [
      `offline-${why}`,
      () =>
        createFakeDesk({
          state: desktop({
            session: session([room(0), room(1)]),
            thread: fullThread(),
            connection: { status: 'waiting', attempt: 3, why, retryAt: Date.parse(ahead(14_000)) },
          }),
        }),
    ],
    [
      `sign-in-${why}`,
      () =>
        createFakeDesk({
          state: desktop({ auth: { status: 'signedOut' }, connection: { status: 'idle' } }),
          handlers: { signIn: () => refused({ reason: why, message: 'Not reached.' }) },
        }),
    ],
  ]),
)
