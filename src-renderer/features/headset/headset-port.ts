import type { HeadsetAbilities, KeyStates } from '#shared/domain/headset/headset-reports.ts'
import type { Lamps } from '#shared/domain/headset/hid-collections.ts'

/** What knows the headsets of this desk. The real one is `webhid-headsets.ts`. */
export interface HeadsetPort {
  /** Headsets with keys that this app may use and that are plugged in; the same object for as long as it is. */
  plugged(): Promise<readonly Headset[]>
  /** Something was plugged or unplugged. Returns its undo. */
  onChange(listener: () => void): () => void
  /** Lets the person allow a further one; only within a click. Null when nothing was chosen. */
  allowAnother(): Promise<Headset | null>
  /** Takes back that this app may use headsets of this make and model; it has to be allowed again. */
  forget(model: string): Promise<void>
}

/** One headset. After `close`, and after it was unplugged, everything may still be called. */
export interface Headset {
  /** The same for each headset of this make and model, at every start. */
  readonly model: string
  readonly name: string
  readonly abilities: HeadsetAbilities
  /** False when it cannot be opened: most often another program holds it. Never rejects. */
  open(): Promise<boolean>
  /** In the order given. Never rejects: one that is gone shows nothing. */
  show(lamps: Lamps): Promise<void>
  /** Returns its undo. */
  onKeys(listener: (keys: KeyStates) => void): () => void
  close(): Promise<void>
}
