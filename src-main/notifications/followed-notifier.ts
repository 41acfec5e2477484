import { z } from 'zod'
import type { BusSource } from '../dbus/kept-bus.ts'
import type { SessionBus } from '../dbus/session-bus.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { type FreedesktopNotifier, freedesktopNotifier, notificationService } from './freedesktop-notifier.ts'
import type { ShowRequest } from './notifier.ts'

export interface FollowedNotifierParts {
  readonly appName: string
  /** Shows them while the desktop has no service, or no bus. */
  readonly otherwise: ShowRequest
  readonly log: Logger
}

/** Tells by its signal NameOwnerChanged(name, before, after) who has a name; empty for nobody. */
const busInterface = 'org.freedesktop.DBus'
const ownerChangedSchema = z.tuple([
  z.literal(notificationService.destination),
  z.string(),
  z.string().min(1),
])

/**
 * Shows notifications by the desktop's own service, and otherwise while it has none. A service that comes up after the
 * app, as one may at login, or that starts anew, is used from then on, also by another bus. Notifications go with their
 * service: a call that still rings is shown again, by the new one or otherwise. [D1]
 */
export async function followedNotifier(
  buses: BusSource,
  { appName, otherwise, log }: FollowedNotifierParts,
): Promise<ShowRequest> {
  let service: FreedesktopNotifier | null = null
  let searches = 0
  /** Calls that are on the screen, by how to show them again. */
  const calls = new Set<() => void>()

  /** With another bus nothing of the one before counts. */
  async function follow(bus: SessionBus | null): Promise<void> {
    searches += 1
    if (service) use(null)
    if (!bus) return
    try {
      await bus.onSignal(busInterface, ({ member, body }) => {
        if (member === 'NameOwnerChanged' && ownerChangedSchema.safeParse(body).success) void search(bus)
      })
      await search(bus)
    } catch (error) {
      log.warn('the session bus does not tell of notifications', { error: errorText(error) })
    }
  }

  async function search(bus: SessionBus): Promise<void> {
    const mine = (searches += 1)
    const found = await open(bus)
    // Another has come up meanwhile, or another bus.
    if (mine !== searches) return found?.close()
    use(found)
  }

  function use(found: FreedesktopNotifier | null): void {
    service?.close()
    service = found
    for (const showAgain of calls) showAgain()
  }

  async function open(bus: SessionBus): Promise<FreedesktopNotifier | null> {
    try {
      return await freedesktopNotifier(bus, appName, log)
    } catch (error) {
      log.warn('the desktop has no notification service of its own', { error: errorText(error) })
      return null
    }
  }

  let following = Promise.resolve()
  buses.onBus(bus => {
    following = follow(bus)
  })
  await following

  return (request, onPress, onShown) => {
    const show = service?.show ?? otherwise
    let takeAway = show(request, onPress, onShown)
    if (!request.isCall) return takeAway
    const showAgain = () => {
      takeAway()
      takeAway = (service?.show ?? otherwise)(request, onPress)
    }
    calls.add(showAgain)
    return () => {
      calls.delete(showAgain)
      takeAway()
    }
  }
}
