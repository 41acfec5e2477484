/** How a recording stands; times in seconds, as the browser counts them. */
export interface SoundState {
  readonly status: 'loading' | 'ready' | 'playing' | 'failed'
  readonly at: number
  /** Null while it is not known: a recording of a browser does not say it itself. */
  readonly length: number | null
  readonly rate: number
}

export const speeds = [1, 1.5, 2] as const

/** The one after it, and from the last the first. */
export const nextSpeed = (rate: number): number =>
  speeds[(speeds.findIndex(speed => speed === rate) + 1) % speeds.length] ?? 1

/** Where Chromium looks for the end of a recording that does not know its own length: far behind every end. */
const behindEveryEnd = 1e9

/** One recording plays at a time. */
let playing: HTMLAudioElement | null = null

/** Plays one recording; `onChange` hears of every change. */
export class SoundPlayer {
  readonly #element: HTMLAudioElement
  readonly #onChange: (state: SoundState) => void
  readonly #listening = new AbortController()
  #isMeasuring = false
  #hasFailed = false

  constructor(src: string, onChange: (state: SoundState) => void) {
    this.#onChange = onChange
    this.#element = new Audio()
    this.#element.preload = 'metadata'
    const { signal } = this.#listening
    for (const name of ['timeupdate', 'play', 'pause', 'ended', 'ratechange', 'durationchange'] as const) {
      this.#element.addEventListener(name, () => this.#changed(), { signal })
    }
    this.#element.addEventListener('loadedmetadata', () => this.#measure(), { signal })
    this.#element.addEventListener('error', () => this.#fail(), { signal })
    this.#element.src = src
  }

  get state(): SoundState {
    const { currentTime, duration, paused, ended, playbackRate, readyState } = this.#element
    const length = Number.isFinite(duration) ? duration : null
    const facts = { at: this.#isMeasuring ? 0 : currentTime, length, rate: playbackRate }
    if (this.#hasFailed) return { status: 'failed', ...facts }
    if (!paused && !ended) return { status: 'playing', ...facts }
    const isLoading = readyState < HTMLMediaElement.HAVE_METADATA || this.#isMeasuring
    return { status: isLoading ? 'loading' : 'ready', ...facts }
  }

  toggle(): void {
    if (!this.#element.paused) return this.#element.pause()
    if (playing !== this.#element) playing?.pause()
    playing = this.#element
    this.#element.play().catch((error: unknown) => {
      // Paused again before it began is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.#fail()
    })
  }

  seek(at: number): void {
    this.#element.currentTime = at
    this.#changed()
  }

  setRate(rate: number): void {
    this.#element.playbackRate = rate
  }

  /** @param sinkId the browser's id of a speaker; empty: the system's */
  playOn(sinkId: string): void {
    // One that is not plugged in leaves the sound where it is.
    this.#element.setSinkId(sinkId).catch(() => undefined)
  }

  /** Tries to load it again. */
  retry(): void {
    this.#hasFailed = false
    this.#element.load()
    this.#changed()
  }

  close(): void {
    this.#listening.abort()
    this.#element.pause()
    this.#element.removeAttribute('src')
    this.#element.load()
    if (playing === this.#element) playing = null
  }

  /** What a browser recorded does not say how long it is; its end is looked for once. */
  #measure(): void {
    if (Number.isFinite(this.#element.duration)) return this.#changed()
    this.#isMeasuring = true
    const done = () => {
      this.#isMeasuring = false
      this.#element.currentTime = 0
      this.#changed()
    }
    this.#element.addEventListener('seeked', done, { once: true, signal: this.#listening.signal })
    this.#element.currentTime = behindEveryEnd
  }

  #fail(): void {
    this.#hasFailed = true
    this.#changed()
  }

  #changed(): void {
    this.#onChange(this.state)
  }
}
