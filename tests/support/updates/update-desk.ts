import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import type { UpdatePhase, UpdateView } from '#shared/ipc/update-state.ts'
import type { Installer } from '../../../src-main/updates/install/installer.ts'
import { createRunnerInstaller } from '../../../src-main/updates/install/runner-installer.ts'
import type { KeptUpdates } from '../../../src-main/updates/kept-updates.ts'
import { UpdateKeeper, type UpdateKeeperParts } from '../../../src-main/updates/update-keeper.ts'
import { defaultUpdatePolicy, type UpdatePolicy } from '../../../src-main/updates/update-policy.ts'
import { eventually } from '../eventually.ts'
import { type ManualClock, manualClock } from '../manual-clock.ts'
import { recordingLog } from '../recording-log.ts'

const minute = 60_000

/** One installation that updates itself from a real server, by real files and a real program that installs. */
export interface UpdateDesk extends Disposable {
  readonly folder: string
  readonly clock: ManualClock
  readonly keeper: UpdateKeeper
  readonly views: readonly UpdateView[]
  kept(): KeptUpdates
  /** The files that the installing program was given, in order. */
  installed(): readonly string[]
  /** Resolves once updates stand like this. */
  until(status: UpdatePhase['status']): Promise<void>
  /** Looks, and lets whatever may happen by itself or by a click happen. */
  doAllThatMayHappen(): Promise<void>
}

export interface UpdateDeskOptions extends Partial<Omit<UpdateKeeperParts, 'app'>> {
  readonly url: string
  readonly version?: string
  readonly policy?: Partial<UpdatePolicy>
  readonly kept?: Partial<KeptUpdates>
  readonly makeInstaller?: (folder: string) => Installer
}

export function anUpdateDesk({
  url,
  version,
  policy,
  kept,
  makeInstaller,
  ...over
}: UpdateDeskOptions): UpdateDesk {
  const folder = mkdtempSync(path.join(tmpdir(), 'dering-updates-'))
  const list = path.join(folder, 'installed.txt')
  const runner = path.join(folder, 'runner')
  writeFileSync(runner, `#!/bin/sh\necho "$1" >> '${list}'\n`)
  chmodSync(runner, 0o755)
  const clock = manualClock()
  const views: UpdateView[] = []
  let keptNow: KeptUpdates = {
    installId: 'install-1',
    newestIssuedAt: {},
    ready: null,
    installing: null,
    ...kept,
  }
  const installer =
    makeInstaller?.(folder) ??
    createRunnerInstaller({ fetch, clock, runner, folder: path.join(folder, 'pending') })
  const keeper: UpdateKeeper = new UpdateKeeper({
    app: { version: version ?? '1.1.0', platform: 'linux', arch: 'x64' },
    kind: 'appimage',
    keys: [],
    fetch,
    installer,
    file: { read: () => keptNow, write: value => void (keptNow = value) },
    clock,
    chance: () => 0.5,
    untouchedMs: () => 60 * minute,
    onView: view => views.push(view),
    quit: () => void keeper.handOver(),
    relaunch: () => {},
    log: recordingLog(),
    ...over,
  })
  keeper.start({ ...defaultUpdatePolicy, url, ...policy })
  const status = () => keeper.view.phase.status
  const installed = () => (existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : [])
  return {
    folder,
    clock,
    keeper,
    views,
    kept: () => keptNow,
    installed,
    until: wanted => eventually(status).toBe(wanted),
    async doAllThatMayHappen() {
      keeper.act('check')
      await eventually(status).not.toMatch(/checking|downloading/)
      keeper.act('install')
      await eventually(status).not.toMatch(/checking|downloading/)
      await clock.advance(20 * minute)
      await eventually(status).not.toMatch(/checking|downloading/)
      if (status() === 'installing') await eventually(() => installed().length).toBeGreaterThan(0)
      expect(status()).not.toBe('available')
    },
    [Symbol.dispose]() {
      keeper.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
