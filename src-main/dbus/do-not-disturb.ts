import { Variant } from '@jellybrick/dbus-next'
import type { BusTarget, SessionBus } from './session-bus.ts'

const properties = 'org.freedesktop.DBus.Properties'
const at: BusTarget = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: properties,
}
/** What says on which desktop that the person wants quiet: KDE and others, and dunst. */
const sources = [
  { of: 'org.freedesktop.Notifications', name: 'Inhibited' },
  { of: 'org.dunstproject.cmd0', name: 'paused' },
] as const

/**
 * Tells whether the desktop's do-not-disturb is on, now and whenever that changes; never, where the desktop does not
 * say. Returns its undo.
 */
export async function watchDoNotDisturb(
  bus: SessionBus,
  onChange: (isQuiet: boolean) => void,
): Promise<() => void> {
  async function look(): Promise<void> {
    const answers = await Promise.all(sources.map(source => read(bus, source)))
    onChange(answers.includes(true))
  }
  const stop = await bus.onSignal(properties, signal => {
    const [changed] = signal.body
    if (sources.some(source => source.of === changed)) void look()
  })
  await look()
  return stop
}

/** Undefined where the service has no such property. */
async function read(bus: SessionBus, { of, name }: (typeof sources)[number]): Promise<boolean | undefined> {
  try {
    const [value] = await bus.call(at, 'Get', 'ss', [of, name])
    return value instanceof Variant ? value.value === true : undefined
  } catch {
    return undefined // each desktop knows one of them at most
  }
}
