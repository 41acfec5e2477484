import type { UpdateView } from '#shared/ipc/update-state.ts'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { Clock } from '../clock.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { artefactUrl, type Fetch, fetchEnvelope, manifestUrl } from './feed.ts'
import type { Installer } from './install/installer.ts'
import type { Manifest } from './manifest.ts'
import { ReleaseBook, type ReleaseBookParts } from './release-book.ts'
import { asUpdateError } from './update-error.ts'
import {
  initialModel,
  type UpdateEffect,
  type UpdateInput,
  type UpdateModel,
  viewOf,
  type Work,
} from './update-model.ts'
import type { UpdatePolicy } from './update-policy.ts'
import { transitionUpdate } from './update-transition.ts'
import { verifyFile } from './verify-file.ts'

/** Milliseconds between two looks at the clock and at whether somebody is there. */
const tickEveryMs = 15_000

export interface UpdateKeeperParts extends ReleaseBookParts {
  readonly kind: UpdateModel['kind']
  readonly fetch: Fetch
  readonly installer: Installer
  readonly clock: Clock
  /** A number in [0, 1). */
  readonly chance: () => number
  /** How long nobody has touched the machine, in milliseconds. */
  readonly untouchedMs: () => number
  readonly onView: (view: UpdateView) => void
  /** Ends the app in order; `handOver` is called once everything else has ended. */
  readonly quit: () => void
  /** The app starts again, as it was, once it has ended. */
  readonly relaunch: () => void
  readonly log: Logger
}

/** Carries out what `transitionUpdate` decides: looks, fetches, verifies and hands over. [D9] */
export class UpdateKeeper {
  readonly #parts: UpdateKeeperParts
  readonly #book: ReleaseBook
  #model: UpdateModel
  #justInstalled: string | undefined
  #check = new AbortController()
  #download = new AbortController()
  /** The envelope of the release that `#model` speaks of, for the next run. */
  #envelope: string | null = null
  #ready: { readonly file: string; readonly manifest: Manifest } | null = null
  #handingOver: { readonly file: string; readonly manifest: Manifest } | null = null
  #stopTicking = () => {}

  constructor(parts: UpdateKeeperParts) {
    this.#parts = parts
    this.#book = new ReleaseBook(parts)
    const { app, clock, keys, kind } = parts
    this.#model = initialModel({ version: app.version, kind, hasKeys: keys.length > 0 }, clock.now())
  }

  get view(): UpdateView {
    const view = viewOf(this.#model)
    return this.#justInstalled === undefined ? view : { ...view, justInstalled: this.#justInstalled }
  }

  start(policy: UpdatePolicy): void {
    const { clock } = this.#parts
    const { installed, failedInstall, leftOver } = this.#book.begin()
    this.#justInstalled = installed
    const verdict = leftOver === null ? null : this.#book.judge(leftOver, { policy, now: clock.now() })
    const isOffered = verdict?.kind === 'offered'
    this.#envelope = isOffered ? leftOver : null
    this.#take({ type: 'started', policy, failedInstall, leftOver: isOffered ? verdict.manifest : null })
    this.#stopTicking = clock.every(tickEveryMs, () => this.#tick())
  }

  /** What the person wants: `install` is done at once where nothing is at stake, else as soon as that is so. */
  act(wish: 'check' | 'install' | 'dismiss'): void {
    if (wish === 'check') return this.#take({ type: 'checkAsked' })
    if (wish === 'install') return this.#take({ type: 'installAsked' })
    this.#justInstalled = undefined
    this.#parts.onView(this.view)
  }

  /** IT has spoken; what is the same as before changes nothing. */
  policyChanged(policy: UpdatePolicy): void {
    if (JSON.stringify(policy) !== JSON.stringify(this.#model.policy))
      this.#take({ type: 'policyChanged', policy })
  }

  workChanged(work: Work): void {
    if (work !== this.#model.work) this.#take({ type: 'workChanged', work })
  }

  /** The machine woke. */
  woke(): void {
    this.#take({ type: 'woke' })
  }

  /** The platform named the oldest version that it takes. */
  minimumTold(version: string): void {
    if (version !== this.#model.platformMinimum) this.#take({ type: 'minimumTold', version })
  }

  /** The platform does not take this version any more. */
  refusedByPlatform(): void {
    if (!this.#model.isRefusedByPlatform) this.#take({ type: 'refusedByPlatform' })
  }

  stop(): void {
    this.#stopTicking()
    this.#check.abort()
    this.#download.abort()
  }

  /** The last thing that the app does: gives the file to what replaces the app, where that was decided. */
  async handOver(): Promise<void> {
    const handing = this.#handingOver
    if (!handing) return
    const { installer, relaunch, log } = this.#parts
    try {
      await verifyFile(handing.file, handing.manifest)
      await installer.install(handing.file)
      log.info('an update was handed over', { version: handing.manifest.version })
    } catch (error) {
      // Its next start says that the update did not work.
      log.error('an update was not handed over', { error: errorText(error) })
      relaunch()
    }
  }

  #tick(): void {
    const now = new Date(this.#parts.clock.now())
    const minuteOfDay = now.getHours() * 60 + now.getMinutes()
    this.#take({ type: 'ticked', untouchedMs: this.#parts.untouchedMs(), minuteOfDay })
  }

  #take(input: UpdateInput): void {
    const { clock, chance, log, onView } = this.#parts
    const before = this.#model
    const { model, effects } = transitionUpdate(before, input, { now: clock.now(), chance: chance() })
    this.#model = model
    if (model.phase.status !== before.phase.status) log.info('update', { ...model.phase })
    if (!model.release) this.#book.ready(null)
    onView(this.view)
    for (const effect of effects) this.#carryOut(effect)
  }

  #carryOut(effect: UpdateEffect): void {
    switch (effect.do) {
      case 'check':
        return void this.#lookForRelease()
      case 'stopCheck':
        return this.#check.abort()
      case 'download':
        return void this.#fetchRelease(effect.manifest)
      case 'stopDownload':
        return this.#download.abort()
      case 'install':
        return void this.#install(effect.manifest)
      default:
        assertNever(effect)
    }
  }

  async #lookForRelease(): Promise<void> {
    this.#check = new AbortController()
    const { signal } = this.#check
    const { fetch, log, app, clock } = this.#parts
    const { policy } = this.#model
    try {
      // The system's own words; a manifest for another one is refused.
      const system = { platform: app.platform, arch: app.arch } as Pick<Manifest, 'platform' | 'arch'>
      const url = manifestUrl(policy, system)
      const envelope = await fetchEnvelope(fetch, url, { signal, clock })
      if (signal.aborted) return
      const verdict = this.#book.judge(envelope, { policy, now: clock.now(), url })
      if (verdict.kind === 'offered') this.#envelope = envelope
      if (verdict.kind === 'refused') log.warn('a release was refused', { why: verdict.why })
      this.#take({ type: 'judged', verdict })
    } catch (error) {
      if (signal.aborted) return
      log.info('no release could be looked for', { error: errorText(error) })
      const { reason } = asUpdateError(error)
      this.#take({ type: 'checkFailed', why: reason === 'otherFile' ? 'badAnswer' : reason })
    }
  }

  async #fetchRelease(manifest: Manifest): Promise<void> {
    this.#download = new AbortController()
    const { signal } = this.#download
    const { installer, log } = this.#parts
    const url = artefactUrl(this.#model.policy.url, manifest)
    const onProgress = (share: number) => {
      // Whole percents, so that the window is not told of each packet.
      const percent = Math.floor(share * 100) / 100
      const { phase } = this.#model
      if (signal.aborted || phase.status !== 'downloading' || phase.share === percent) return
      this.#take({ type: 'progressed', share: percent })
    }
    try {
      const file = await installer.fetch(manifest, { url, onProgress, signal })
      await verifyFile(file, manifest)
      if (signal.aborted) return
      this.#ready = { file, manifest }
      this.#book.ready(this.#envelope)
      this.#take({ type: 'downloaded' })
    } catch (error) {
      if (signal.aborted) return
      log.warn('an update was not downloaded', { error: errorText(error) })
      const { reason } = asUpdateError(error)
      this.#take(reason === 'otherFile' ? { type: 'fileRefused' } : { type: 'downloadFailed', why: reason })
    }
  }

  async #install(manifest: Manifest): Promise<void> {
    const ready = this.#ready
    try {
      if (ready?.manifest.sha512 !== manifest.sha512) throw new Error('The file is another release’s.')
      await verifyFile(ready.file, manifest)
    } catch (error) {
      this.#parts.log.error('an update was not installed', { error: errorText(error) })
      return this.#take({ type: 'fileRefused' })
    }
    // A call may have come meanwhile.
    if (this.#model.phase.status !== 'installing') return
    this.#handingOver = ready
    this.#book.installing(manifest)
    this.#parts.quit()
  }
}
