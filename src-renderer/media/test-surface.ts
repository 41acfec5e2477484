import type { Levels } from './media-port.ts'
import type { Tones } from './tones.ts'

/** What a test may read of the sound, which no screen can show. Nothing can be changed through it. */
export interface TestSurface {
  /** Of the call that is on. */
  levels(): Levels
  /** What loops at this moment. */
  looping(): Tones['looping']
  /** Microphone tracks that this window captures now; none between calls. */
  openMicrophones(): number
}

declare global {
  interface Window {
    /** Absent where people work. */
    deringTest?: TestSurface
  }
}

/**
 * Puts the surface on the window, where it is wanted: while the app is developed and tested, never where people work.
 */
export function installTestSurface(isWanted: boolean, surface: TestSurface): void {
  if (isWanted) window.deringTest = Object.freeze(surface)
}
