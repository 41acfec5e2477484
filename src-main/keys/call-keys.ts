import { type GlobalKeys, keyActs, noGlobalKeys } from '#shared/ipc/global-keys.ts'
import type { CallActs } from '../alerts/call-acts.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { keyChange, type KeyTargets, noKeyTargets, pressOf, repeatMs } from './key-plan.ts'

/** What of Electron's `globalShortcut` is used. */
export interface KeyPort {
  /** False when another program has it. */
  readonly register: (combination: string, onPress: () => void) => boolean
  readonly unregister: (combination: string) => void
}

export interface CallKeysParts {
  readonly port: KeyPort
  readonly acts: Pick<CallActs, 'answer' | 'decline' | 'toggleMute' | 'hangUp'>
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  /** Those of the person's combinations that another program has. */
  readonly onTaken: (combinations: readonly string[]) => void
  readonly log: Logger
}

/** Holds the person's keys while they have a call to act on, and no longer. [D1] [D7] */
export class CallKeys {
  readonly #parts: CallKeysParts
  readonly #held = new Set<string>()
  readonly #taken = new Set<string>()
  readonly #lastPress = new Map<string, number>()
  #keys: GlobalKeys = noGlobalKeys
  #targets = noKeyTargets

  constructor(parts: CallKeysParts) {
    this.#parts = parts
  }

  /** The person's choice; each new combination is tried at once, so that a conflict is told before a call rings. */
  choose(keys: GlobalKeys): void {
    const before = this.#keys
    if (keyActs.every(act => keys[act] === before[act])) return
    this.#keys = keys
    const chosen = keyActs.map(act => keys[act]).filter(combination => combination !== '')
    for (const combination of this.#taken) {
      if (!chosen.includes(combination)) this.#taken.delete(combination)
    }
    for (const combination of chosen) this.#try(combination)
    this.#follow()
  }

  aim(targets: KeyTargets): void {
    this.#targets = targets
    this.#follow()
  }

  /** Gives every key back. */
  stop(): void {
    this.aim(noKeyTargets)
  }

  #try(combination: string): void {
    if (!this.#held.has(combination) && this.#take(combination)) this.#giveBack(combination)
  }

  #follow(): void {
    const { take, giveBack } = keyChange(this.#held, { keys: this.#keys, targets: this.#targets })
    for (const combination of giveBack) this.#giveBack(combination)
    for (const combination of take) this.#take(combination)
    this.#parts.onTaken([...this.#taken])
  }

  #take(combination: string): boolean {
    const isOurs = this.#register(combination)
    if (isOurs) {
      this.#held.add(combination)
      this.#taken.delete(combination)
    } else {
      this.#taken.add(combination)
      this.#parts.log.warn('another program has the key', { combination })
    }
    return isOurs
  }

  #register(combination: string): boolean {
    try {
      return this.#parts.port.register(combination, () => this.#press(combination))
    } catch (error) {
      this.#parts.log.warn('a key cannot be taken', { combination, error: errorText(error) })
      return false
    }
  }

  #giveBack(combination: string): void {
    this.#held.delete(combination)
    this.#parts.port.unregister(combination)
  }

  #press(combination: string): void {
    const now = this.#parts.now()
    const last = this.#lastPress.get(combination)
    this.#lastPress.set(combination, now)
    if (last !== undefined && now - last < repeatMs) return
    const press = pressOf(combination, { keys: this.#keys, targets: this.#targets })
    if (!press) return
    this.#parts.log.info('pressed a key of the whole desktop', { act: press.act, callId: press.callId })
    this.#parts.acts[press.act](press.callId)
  }
}
