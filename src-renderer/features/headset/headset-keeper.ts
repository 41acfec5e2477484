import { createStore, type StoreApi } from 'zustand/vanilla'
import type { HeadsetLamp, HeadsetKey } from '#shared/domain/headset/hid-collections.ts'
import { type DesktopState, isAtWork } from '#shared/ipc/desktop-state.ts'
import { headsetOff } from '#shared/ipc/sound-settings.ts'
import type { Headset, HeadsetPort } from './headset-port.ts'
import { OpenHeadset, type OpenHeadsetOptions } from './open-headset.ts'

/** What a person may know of the headsets. */
export interface HeadsetsView {
  readonly plugged: readonly Pick<Headset, 'model' | 'name'>[]
  readonly used: UsedHeadset | null
}

/** The one whose keys and lamps are used. */
export interface UsedHeadset {
  readonly model: string
  readonly name: string
  readonly status: 'opening' | 'open' | 'held'
  readonly lamps: readonly HeadsetLamp[]
  /** Pressed last since it was opened: its keys reach the app. */
  readonly lastKey: HeadsetKey | null
}

export interface HeadsetKeeperOptions extends Omit<OpenHeadsetOptions, 'headset' | 'onKey'> {
  readonly port: HeadsetPort
  readonly desktop: Pick<StoreApi<DesktopState>, 'getState' | 'subscribe'>
  readonly onTrouble: (error: unknown) => void
}

/**
 * Keeps one headset open: the chosen one, else the first, while somebody is signed in. One that another program holds is
 * tried again when something is plugged, when a call rings, and when the person asks.
 */
export class HeadsetKeeper {
  readonly store = createStore<HeadsetsView>(() => ({ plugged: [], used: null }))
  readonly #options: HeadsetKeeperOptions
  readonly #stops: readonly (() => void)[]
  #open: OpenHeadset | null = null
  #isClosed = false
  /** One look at a time. */
  #looking = Promise.resolve()

  constructor(options: HeadsetKeeperOptions) {
    this.#options = options
    const { port, desktop, controller } = options
    this.#stops = [
      port.onChange(() => void this.look()),
      desktop.subscribe((state, before) => {
        const isOther =
          state.settings.headset !== before.settings.headset || state.auth.status !== before.auth.status
        if (isOther) void this.look()
      }),
      controller.store.subscribe(({ ringing }, before) => {
        if (ringing.length > before.ringing.length && this.store.getState().used?.status === 'held') {
          void this.look()
        }
      }),
    ]
    void this.look()
  }

  /** Opens what should be open, and closes the rest. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#attune()).catch(this.#options.onTrouble)
    return this.#looking
  }

  /** Only within a click. @returns the model that the person chose; null: none */
  async allowAnother(): Promise<string | null> {
    const chosen = await this.#options.port.allowAnother()
    await this.look()
    return chosen?.model ?? null
  }

  /** Headsets of this model are closed, and have to be allowed again. */
  async forget(model: string): Promise<void> {
    await this.#options.port.forget(model)
    await this.look()
  }

  /** Lights the ring lamp of the one that is open. */
  tryRing(): void {
    this.#open?.tryRing()
  }

  close(): Promise<void> {
    for (const stop of this.#stops) stop()
    this.#isClosed = true
    return this.look()
  }

  async #attune(): Promise<void> {
    const plugged = this.#isClosed ? [] : await this.#options.port.plugged()
    this.store.setState({ plugged: plugged.map(({ model, name }) => ({ model, name })) })
    const wanted = this.#wanted(plugged)
    if (wanted !== null && this.#open?.headset === wanted) return
    const before = this.#open
    this.#open = null
    await before?.close()
    this.#use(wanted, 'opening')
    if (!wanted) return
    if (!(await wanted.open())) return this.#use(wanted, 'held')
    this.#use(wanted, 'open')
    this.#open = new OpenHeadset({ ...this.#options, headset: wanted, onKey: key => this.#pressed(key) })
  }

  #wanted(plugged: readonly Headset[]): Headset | null {
    const { auth, settings } = this.#options.desktop.getState()
    if (!isAtWork(auth) || settings.headset === headsetOff) return null
    return plugged.find(one => one.model === settings.headset) ?? plugged[0] ?? null
  }

  #use(headset: Headset | null, status: UsedHeadset['status']): void {
    this.store.setState({
      used: headset && {
        model: headset.model,
        name: headset.name,
        status,
        lamps: headset.abilities.lamps,
        lastKey: null,
      },
    })
  }

  #pressed(lastKey: HeadsetKey): void {
    this.store.setState(({ used }) => ({ used: used && { ...used, lastKey } }))
  }
}
