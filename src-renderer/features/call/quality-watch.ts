import {
  type CallQuality,
  noQuality,
  summaryOf,
  type QualitySummary,
  withSample,
} from '#shared/domain/call-quality.ts'
import type { QualityTrouble } from '#shared/domain/voice-quality.ts'
import type { CallMedia } from '../../media/media-port.ts'
import { type PathCounters, sampleBetween } from '../../media/path-stats.ts'

export interface QualityWatchOptions {
  readonly media: Pick<CallMedia, 'readPath'>
  /** Told when what is wrong has changed. */
  readonly onTrouble: (trouble: QualityTrouble | null) => void
  /** The summary so far, now and then: what is known must outlive a window that is lost. */
  readonly onSummary: (summary: QualitySummary, isLast: boolean) => void
  /** The path could not be read. */
  readonly onFailure: (error: unknown) => void
}

const sampleMs = 1_000
const samplesPerSummary = 10

/** Follows how the sound of a call comes through, once a second. */
export class QualityWatch {
  readonly #options: QualityWatchOptions
  readonly #timer: ReturnType<typeof setInterval>
  #before: PathCounters | null = null
  #quality: CallQuality = noQuality
  #isReading = false
  #isStopped = false

  constructor(options: QualityWatchOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.#read(), sampleMs)
  }

  /** Tells the last summary. A second time changes nothing. */
  stop(): void {
    if (this.#isStopped) return
    this.#isStopped = true
    clearInterval(this.#timer)
    this.#tellSummary(true)
  }

  async #read(): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    try {
      this.#take(await this.#options.media.readPath())
    } catch (error) {
      // A connection that was closed meanwhile has nothing to tell.
      if (!this.#isStopped) this.#options.onFailure(error)
    } finally {
      this.#isReading = false
    }
  }

  #take(counters: PathCounters | null): void {
    const before = this.#before
    if (!counters || this.#isStopped) return
    this.#before = counters
    const sample = before && sampleBetween(before, counters)
    if (!sample) return
    const { trouble } = this.#quality
    this.#quality = withSample(this.#quality, sample)
    if (this.#quality.trouble !== trouble) this.#turn()
    if (this.#quality.samples % samplesPerSummary === 0) this.#tellSummary(false)
  }

  #turn(): void {
    this.#tellSummary(false)
    this.#options.onTrouble(this.#quality.trouble)
  }

  #tellSummary(isLast: boolean): void {
    const summary = summaryOf(this.#quality)
    if (summary) this.#options.onSummary(summary, isLast)
  }
}
