import { randomInt, randomUUID } from 'node:crypto'
import path from 'node:path'
import { app, net, powerMonitor } from 'electron'
import type { UpdateView } from '#shared/ipc/update-state.ts'
import type { ResolvedPolicy } from '#shared/policy/resolve-policy.ts'
import { systemClock } from '../clock.ts'
import type { DesktopConfig } from '../config.ts'
import type { Desktop } from '../desktop.ts'
import type { Logger } from '../logging/logger.ts'
import { openJsonFile } from '../settings/json-file.ts'
import type { Fetch } from './feed.ts'
import { type InstallKind, readInstallKind } from './install-kind.ts'
import type { Installer } from './install/installer.ts'
import { createLibraryInstaller } from './install/library-installer.ts'
import { createRunnerInstaller } from './install/runner-installer.ts'
import { keptUpdatesSchema } from './kept-updates.ts'
import { openUpdaterLibrary } from './install/open-updater-library.ts'
import { builtInKeys, readKeys } from './release-keys.ts'
import { UpdateKeeper } from './update-keeper.ts'
import { updatePolicyOf } from './update-policy.ts'
import { workOf } from './work-of.ts'

export interface Updates {
  readonly keeper: UpdateKeeper
  stop(): void
}

export interface OpenUpdatesParts {
  readonly desktop: Desktop
  readonly config: DesktopConfig
  readonly log: Logger
  /** Ends the app without a question; what was decided is handed over at the very end. */
  readonly quit: () => void
}

/** Updates of the running app: what they look at, and whom they tell. [D9] */
export function openUpdates({ desktop, config, log, quit }: OpenUpdatesParts): Updates {
  const folder = app.getPath('userData')
  const development = config.updates
  const fallback = { installId: randomUUID(), newestIssuedAt: {}, ready: null, installing: null }
  const fetch: Fetch = (url, init) => net.fetch(url, init)
  const kind = development ? 'runner' : installKind(config)
  const keeper = new UpdateKeeper({
    app: { version: app.getVersion(), platform: process.platform, arch: process.arch },
    kind,
    keys: development ? readKeys(development.keys) : builtInKeys(),
    fetch,
    installer: development
      ? createRunnerInstaller({
          fetch,
          clock: systemClock,
          folder: path.join(folder, 'pending-update'),
          runner: development.runner,
        })
      : libraryInstaller(kind, log),
    file: openJsonFile(path.join(folder, 'updates.json'), keptUpdatesSchema, fallback, log),
    clock: systemClock,
    chance: () => randomInt(2 ** 32) / 2 ** 32,
    untouchedMs: () => powerMonitor.getSystemIdleTime() * 1_000,
    onView: view => showLater(desktop, view),
    quit,
    relaunch: () => app.relaunch(),
    log,
  })
  const woke = () => keeper.woke()
  powerMonitor.on('resume', woke)
  const policyOf = (resolved: ResolvedPolicy) => ({
    ...updatePolicyOf(resolved),
    ...(development && { url: development.url }),
  })
  const lookAtWork = () =>
    keeper.workChanged(workOf(desktop.state.get().session, desktop.calls.heldCall !== null))
  const unlistenHeld = desktop.calls.onHeldChange(lookAtWork)
  const unlisten = desktop.state.onChange(({ connection }, { policy }) => {
    if (policy) keeper.policyChanged(policyOf(policy.resolved))
    lookAtWork()
    if (connection.status === 'outdated') keeper.refusedByPlatform()
    if (connection.status === 'online' && connection.minVersion !== undefined) {
      keeper.minimumTold(connection.minVersion)
    }
  })
  keeper.start(policyOf(desktop.settings.policy))
  return {
    keeper,
    stop() {
      powerMonitor.off('resume', woke)
      unlisten()
      unlistenHeld()
      keeper.stop()
    },
  }
}

const installKind = ({ appImage }: DesktopConfig): InstallKind =>
  readInstallKind({
    isPackaged: app.isPackaged,
    resourcesPath: process.resourcesPath,
    appImage,
  })

function libraryInstaller(kind: InstallKind, log: Logger): Installer {
  return createLibraryInstaller({ open: () => openUpdaterLibrary(kind), log })
}

/** After whatever changed the state: patches reach the window in order, and only where something is new. */
function showLater(desktop: Desktop, view: UpdateView): void {
  queueMicrotask(() => {
    if (JSON.stringify(desktop.state.get().update) !== JSON.stringify(view))
      desktop.state.set({ update: view })
  })
}
