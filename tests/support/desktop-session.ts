import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import type { Readable } from 'node:stream'
import { startVirtualScreen, type VirtualScreen } from '../../tools/system/xvfb.ts'

/** A desktop of its own for one test: nothing of it is shared with the machine's or another test's. */
export interface DesktopSession extends AsyncDisposable {
  /** `:99`, say. */
  readonly display: string
  /** What a process needs to live on this desktop; each session has empty folders for configuration and data. */
  readonly env: Readonly<Record<string, string>>
  /** Empty and removed with the session. */
  readonly folder: string
  /** Presses the button labelled `label` of the notification on top, as a person does in dunst's menu. */
  readonly pressNotificationButton: (label: string) => Promise<void>
  /** Presses the notification on top itself. */
  readonly openNotification: () => Promise<void>
  /** The titles of all notifications that were ever shown, the oldest first. */
  readonly notificationTitles: () => readonly string[]
  /** Ends the notification service with all that it shows. */
  readonly stopNotifications: () => Promise<void>
  /** Starts one where none runs. */
  readonly startNotifications: () => Promise<void>
  /** Ends D-Bus in order, and with it every connection; the notification service goes too. */
  readonly stopBus: () => Promise<void>
  /** Starts D-Bus anew, at the same address. */
  readonly startBus: () => Promise<void>
  readonly stop: () => Promise<void>
}

export interface DesktopOptions {
  readonly width?: number
  readonly height?: number
  /** False leaves out D-Bus, and with it the notification service. */
  readonly hasBus?: boolean
}

const patienceMs = 30_000
const menuChoice = 'menu-choice'
const titlesFile = 'notification-titles'

/**
 * Starts Xvfb on a free display, a window manager (openbox), and a private D-Bus session with a notification service
 * (dunst). Rejects when one of them is missing or does not start.
 */
export async function startDesktopSession(options: DesktopOptions = {}): Promise<DesktopSession> {
  const { width = 1280, height = 800, hasBus = true } = options
  const folder = mkdtempSync(path.join(os.tmpdir(), 'desktop-session-'))
  const running: ChildProcess[] = []
  let screen: VirtualScreen | undefined
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) await end(child)
    await screen?.[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    screen = await startVirtualScreen(`${width}x${height}x24`)
    const { display } = screen
    const env = sessionEnvironment(folder, display)
    let bus: ChildProcess | undefined
    const bringBus = async (): Promise<void> => {
      const started = await startBus(env, folder)
      bus = started.child
      running.push(bus)
      env['DBUS_SESSION_BUS_ADDRESS'] = started.address
    }
    if (hasBus) await bringBus()
    running.push(await startManager(env))
    let notifications: ChildProcess | undefined
    const bringNotifications = async (): Promise<void> => {
      notifications = await startNotifications(env, folder)
      running.push(notifications)
    }
    if (hasBus) await bringNotifications()
    const pressNotificationButton = async (label: string): Promise<void> => {
      writeFileSync(path.join(folder, menuChoice), label)
      if (!(await succeeds('dunstctl', ['context'], env))) throw new Error('dunst showed no menu')
    }
    const openNotification = async (): Promise<void> => {
      if (!(await succeeds('dunstctl', ['action', '0'], env))) throw new Error('dunst pressed nothing')
    }
    const notificationTitles = (): readonly string[] => {
      const file = path.join(folder, titlesFile)
      return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
    }
    return {
      display,
      env,
      folder,
      pressNotificationButton,
      openNotification,
      notificationTitles,
      startNotifications: bringNotifications,
      stopNotifications: async () => {
        if (notifications) await end(notifications)
      },
      stopBus: async () => {
        if (bus) await end(bus)
        if (notifications) await end(notifications)
      },
      startBus: bringBus,
      stop,
      [Symbol.asyncDispose]: stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The machine's environment without what points at the machine's own desktop. */
function sessionEnvironment(folder: string, display: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(WAYLAND|XDG_|DBUS_)/.test(entry[0]),
  )
  return {
    ...Object.fromEntries(inherited),
    DISPLAY: display,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    XDG_DATA_HOME: path.join(folder, 'data'),
    // Nothing that a test clicks may open a browser of the machine.
    ELECTRON_SHELL_NO_OPEN: '1',
  }
}

/**
 * A bus that starts no service by itself: the machine's would start a dunst of its own as soon as somebody asks for the
 * notifications, which then is the one that shows them whenever it is quicker than ours.
 */
const busConfiguration = (
  folder: string,
): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${path.join(folder, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

async function startBus(
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<{ child: ChildProcess; address: string }> {
  const configuration = path.join(folder, 'bus.conf')
  writeFileSync(configuration, busConfiguration(folder))
  const child = spawn('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--print-address'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return { child, address: await firstLine(child, child.stdout) }
}

/** Ready when it has put its own window's number on the root window. */
async function startManager(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn('openbox', ['--sm-disable'], { env, stdio: 'ignore' })
  await poll(child, () => succeeds('wmctrl', ['-m'], env))
  return child
}

async function startNotifications(env: NodeJS.ProcessEnv, folder: string): Promise<ChildProcess> {
  const configuration = path.join(folder, 'dunstrc')
  const menu = path.join(folder, 'menu')
  // dunst writes the buttons to its menu program, a line each, and takes back the one that was chosen.
  writeFileSync(menu, `#!/bin/sh\nexec grep -F -- "$(cat '${path.join(folder, menuChoice)}')"\n`, {
    mode: 0o755,
  })
  const titles = path.join(folder, 'write-title')
  writeFileSync(titles, `#!/bin/sh\nprintf '%s\\n' "$DUNST_SUMMARY" >>'${path.join(folder, titlesFile)}'\n`, {
    mode: 0o755,
  })
  const lines = [
    '[global]',
    'idle_threshold = 0',
    `dmenu = ${menu}`,
    // No notification of a test goes away by itself.
    '[urgency_normal]',
    'timeout = 0',
    '[every notification]',
    'summary = "*"',
    `script = ${titles}`,
  ]
  writeFileSync(configuration, `${lines.join('\n')}\n`)
  const child = spawn('dunst', ['-conf', configuration], { env, stdio: 'ignore' })
  await poll(child, () => succeeds('dunstctl', ['is-paused'], env))
  return child
}

async function firstLine(child: ChildProcess, output: Readable): Promise<string> {
  const lines = readline.createInterface({ input: output })
  return await new Promise((resolve, reject) => {
    lines.once('line', resolve)
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${child.spawnfile} exited with ${code}`)))
  })
}

function succeeds(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'ignore' })
    child.once('error', reject)
    child.once('exit', code => resolve(code === 0))
  })
}

/** Asks again until `isReady`, or until the process that is to become ready has ended. */
async function poll(child: ChildProcess, isReady: () => Promise<boolean>): Promise<void> {
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${child.spawnfile} exited with ${code}`)))
  })
  failed.catch(() => undefined) // awaited only while we wait
  const deadline = Date.now() + patienceMs
  while (!(await Promise.race([isReady(), failed]))) {
    if (Date.now() > deadline) throw new Error(`${child.spawnfile} is not ready after ${patienceMs} ms`)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 2000)
  await gone
  clearTimeout(force)
}
