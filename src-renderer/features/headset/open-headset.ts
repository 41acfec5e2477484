import { assertNever } from '#shared/domain/assert-never.ts'
import type { HeadsetKey, Lamps } from '#shared/domain/headset/hid-collections.ts'
import { darkLamps } from '#shared/domain/headset/hid-collections.ts'
import {
  type HeadsetCall,
  type HeadsetCommand,
  type HeadsetInput,
  type HeadsetState,
  openedHeadset,
  stepHeadset,
} from '#shared/domain/headset/headset-transition.ts'
import type { CallController } from '../call/call-controller.ts'
import type { CallsState } from '../call/call-state.ts'
import type { Headset } from './headset-port.ts'

export interface OpenHeadsetOptions {
  readonly headset: Headset
  readonly controller: Pick<CallController, 'store' | 'answer' | 'decline' | 'hangUp' | 'setMuted'>
  /** Without a microphone a call is answered to listen. */
  readonly hasMicrophone: () => boolean
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  readonly onKey: (key: HeadsetKey) => void
}

/** How long the ring lamp is lit for a look, in milliseconds. */
const trialMs = 3_000

/** A headset that is open: its keys do what the buttons of a call do, its lamps show how the call stands. */
export class OpenHeadset {
  readonly #options: OpenHeadsetOptions
  readonly #stops: readonly (() => void)[]
  #state: HeadsetState
  #review: ReturnType<typeof setTimeout> | undefined
  #trialEnds: ReturnType<typeof setTimeout> | undefined

  constructor(options: OpenHeadsetOptions) {
    this.#options = options
    const { headset, controller, onKey } = options
    // Whatever it showed for another program is over.
    this.#show(darkLamps)
    this.#state = openedHeadset(options.now())
    this.#stops = [
      headset.onKeys(keys => {
        for (const key of ['hookSwitch', 'drop', 'mute'] as const) if (keys[key] === true) onKey(key)
        this.#step({ type: 'keys', keys })
      }),
      controller.store.subscribe(calls => this.#follow(calls)),
    ]
    this.#follow(controller.store.getState())
  }

  get headset(): Headset {
    return this.#options.headset
  }

  /** Lights the ring lamp for a moment. */
  tryRing(): void {
    clearTimeout(this.#trialEnds)
    this.#show({ ...this.#state.lamps, ring: true })
    this.#trialEnds = setTimeout(() => this.#show(this.#state.lamps), trialMs)
  }

  /** Leaves it dark. */
  async close(): Promise<void> {
    for (const stop of this.#stops) stop()
    clearTimeout(this.#review)
    clearTimeout(this.#trialEnds)
    this.#show(darkLamps)
    await this.headset.close()
  }

  #follow(calls: CallsState): void {
    const call = headsetCall(calls)
    if (!isSame(call, this.#state.call)) this.#step({ type: 'call', call })
  }

  #step(input: HeadsetInput): void {
    const { now } = this.#options
    const { state, commands, lamps } = stepHeadset(this.#state, input, now(), this.headset.abilities)
    this.#state = state
    if (lamps) this.#show(lamps)
    clearTimeout(this.#review)
    if (state.reviewAt !== null) {
      this.#review = setTimeout(() => this.#step({ type: 'review' }), state.reviewAt - now())
    }
    for (const command of commands) this.#obey(command)
  }

  #obey(command: HeadsetCommand): void {
    const { controller, hasMicrophone } = this.#options
    switch (command.do) {
      case 'answer':
        return void controller.answer(command.callId, hasMicrophone() ? 'speaking' : 'listening')
      case 'decline':
        return void controller.decline(command.callId)
      case 'hangUp':
        return void controller.hangUp()
      case 'setMuted':
        return controller.setMuted(command.isMuted)
      default:
        return assertNever(command)
    }
  }

  #show(lamps: Lamps): void {
    void this.headset.show(lamps)
  }
}

/** A call that is being hung up is over for the headset; what rings beside a call cannot be taken. [I4] */
export function headsetCall({ engaged, ringing }: CallsState): HeadsetCall {
  if (engaged) {
    return engaged.intent === 'hangingUp'
      ? { status: 'idle' }
      : { status: 'onCall', isMuted: engaged.sound.muted }
  }
  const [oldest] = ringing
  return oldest ? { status: 'ringing', callId: oldest.callId } : { status: 'idle' }
}

const isSame = (one: HeadsetCall, other: HeadsetCall): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
