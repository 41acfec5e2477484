import { rmSync } from 'node:fs'
import { openLink } from '../../../src-main/connection/link.ts'
import { noPolicy } from '../../../src-main/policy/policy-keeper.ts'
import { openSettings } from '../../../src-main/settings/settings-keeper.ts'
import { Desktop } from '../../../src-main/desktop.ts'
import { agentId } from '../builders/records.ts'
import { type CoreWorld, openWorld, type WorldOptions } from '../core/core-world.ts'
import { makeQuickFolder } from '../quick-folder.ts'
import { testKeychain } from '../test-desktop.ts'
import { recordingLog } from '../recording-log.ts'
import { startPlatformLife } from './platform-life.ts'
import { createRingLedger, type RingLedger } from './ring-ledger.ts'
import { createVirtualNetwork, type VirtualNetwork } from './virtual-network.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'
import { createWorkWatch } from './work-watch.ts'

/** Ani's real desktop at the real platform, with time, the network and Meta in the test's hand. */
export interface RingWorld extends AsyncDisposable {
  readonly time: VirtualTime
  readonly network: VirtualNetwork
  readonly desktop: Desktop
  /** The newest, where it was started again. */
  readonly platform: CoreWorld
  /** What the platform told Ani's desktops of rings, and when. */
  readonly told: RingLedger
  /** How often her desktop said hello, and what became of it. */
  readonly hellos: { resumed: number; fresh: number }
  /** Starts something at the platform; `settle` waits for it, and what it is refused does not matter. */
  readonly begin: (work: Promise<unknown>) => void
  /** The platform is killed and at once started again. */
  readonly restartPlatform: () => Promise<void>
  /** Waits until nothing is under way but what time alone brings. */
  readonly settle: () => Promise<void>
}

const ani = agentId('ani')
const latencyMs = 40

/** @param options what the platform begins with, and Meta where it is more than a notebook */
export async function openRingWorld(
  start: number,
  chance: () => number,
  options: Pick<WorldOptions, 'rooms' | 'permitted' | 'graph'> = {},
): Promise<RingWorld> {
  const time = createVirtualTime(start)
  const told = createRingLedger()
  let lastSession = 0
  const newId = () => `session-${(lastSession += 1)}`
  const work = createWorkWatch()
  const begin = () => startPlatformLife({ time, told, work, agentId: ani, newId })
  let life = begin()
  let platform = await openWorld({ ...options, start, parts: { delivery: life.delivery, clock: life.clock } })
  life.open(platform.core)
  const hellos = { resumed: 0, fresh: 0 }
  const network = createVirtualNetwork({
    time,
    latencyMs,
    onArrival: work.started,
    accept: ws => life.accept(ws),
  })
  const dataDir = makeQuickFolder('dering-rings-')
  const desktopLog = recordingLog()
  const desktop = new Desktop({
    app: {
      version: '1',
      platform: 'test',
      locale: 'en',
      host: 'electron',
      isPackaged: true,
      serverUrl: 'http://platform',
    },
    dataDir,
    settings: openSettings(dataDir, { held: () => noPolicy, log: desktopLog }),
    keychain: testKeychain(false),
    clock: time.desktop,
    chance,
    log: {
      ...desktopLog,
      info(message, fields) {
        if (message === 'online') hellos[fields?.['resumed'] === true ? 'resumed' : 'fresh']++
      },
    },
    openLink: (options, listener) => openLink(options, listener, network.open),
    fetch: () => Promise.reject(new Error('This network has no HTTP.')),
    endSignIn: () => Promise.resolve(null),
    askToken: () =>
      Promise.resolve(
        network.isUp
          ? { kind: 'granted', tokens: { accessToken: 'a', refreshToken: 'r', expiresIn: 900 } }
          : { kind: 'notReached', why: 'unreachable', cause: 'the network is down' },
      ),
  })

  const settle = async () => {
    await breath()
    while (work.take()) {
      await work.idle()
      await platform.settle()
      await breath()
    }
  }
  desktop.start()
  await desktop.signIn({ email: 'ani@example.com', password: 'password' })
  await time.run(() => desktop.state.get().connection.status === 'online', settle)
  return {
    time,
    network,
    desktop,
    get platform() {
      return platform
    },
    told,
    hellos,
    begin: started => void work.track(started).catch(() => undefined),
    async restartPlatform() {
      life.kill()
      network.reset()
      life = begin()
      const { delivery, clock } = life
      platform = await platform.restart({ graph: platform.graph, parts: { delivery, clock } })
      life.open(platform.core)
    },
    settle,
    async [Symbol.asyncDispose]() {
      const stopped = desktop.stop()
      life.kill()
      await platform.close()
      void stopped
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const breath = () =>
  new Promise<void>(resolve => {
    setImmediate(resolve)
  })
