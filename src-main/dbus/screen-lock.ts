import { z } from 'zod'
import type { BusSignal, BusTarget, SessionBus } from './session-bus.ts'

const saver = (name: string, path: string): BusTarget => ({ destination: name, path, interface: name })

/** What locks the screens of GNOME, KDE, Cinnamon, MATE and Xfce; all of them tell of it alike. */
const savers = [
  saver('org.gnome.ScreenSaver', '/org/gnome/ScreenSaver'),
  saver('org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver'),
  saver('org.cinnamon.ScreenSaver', '/org/cinnamon/ScreenSaver'),
  saver('org.mate.ScreenSaver', '/org/mate/ScreenSaver'),
  saver('org.xfce.ScreenSaver', '/org/xfce/ScreenSaver'),
] as const

const activeSchema = z.tuple([z.boolean()])

/**
 * Tells whether a Linux desktop's screen is locked, now where it is and whenever that changes; Electron tells it on
 * Windows and macOS alone. Returns its undo.
 */
export async function watchScreenLock(
  bus: SessionBus,
  onChange: (isLocked: boolean) => void,
): Promise<() => void> {
  const watched = await Promise.all(savers.map(one => watchSaver(bus, one, onChange)))
  return () => {
    for (const stop of watched) stop()
  }
}

async function watchSaver(
  bus: SessionBus,
  target: BusTarget,
  onChange: (isLocked: boolean) => void,
): Promise<() => void> {
  async function take(signal: BusSignal): Promise<void> {
    const active = activeSchema.safeParse(signal.body)
    if (signal.member !== 'ActiveChanged' || !active.success) return
    // Any program of the session may send signals; only the locker itself tells what is locked.
    if (signal.sender === (await ownerOf(bus, target))) onChange(active.data[0])
  }
  const stop = await bus.onSignal(target.interface, signal => void take(signal))
  // Asked of nobody who is not there: a call would start some of them.
  if ((await ownerOf(bus, target)) !== undefined) {
    const active = activeSchema.safeParse(await bus.call(target, 'GetActive').catch(() => []))
    if (active.data?.[0] === true) onChange(true)
  }
  return stop
}

/** Undefined where this desktop has no such service. */
async function ownerOf(bus: SessionBus, { destination }: BusTarget): Promise<string | undefined> {
  try {
    return await bus.ownerOf(destination)
  } catch {
    return undefined // each desktop has one of them at most
  }
}
