import type { Page } from '@playwright/test'
import type { Heard } from './sound.ts'

/** What the two pages let a test read; their own code declares it (`media/test-surface.ts`, `phone/test-surface.ts`). */
interface TestSurfaces {
  readonly deringTest?: {
    levels(): { readonly remoteRms: number; readonly remotePeakHz: number }
    openMicrophones(): number
  }
  readonly phone?: { level(): Heard; state(): { readonly view?: object } }
}

/** What the agent hears from the customer now; nothing while there is no call. */
export function agentHears(window: Page): Promise<Heard | undefined> {
  return window.evaluate(() => {
    const levels = (globalThis as TestSurfaces).deringTest?.levels()
    return levels && { rms: levels.remoteRms, peakHz: levels.remotePeakHz }
  })
}

/** What the customer hears from the agent now. */
export function customerHears(phone: Page): Promise<Heard | undefined> {
  return phone.evaluate(() => (globalThis as TestSurfaces).phone?.level())
}

/** Resolves once the customer's phone has heard from the simulator. */
export async function untilLinked(phone: Page): Promise<void> {
  await phone.waitForFunction(() => (globalThis as TestSurfaces).phone?.state().view !== undefined)
}

/** How many microphone tracks the app captures now. */
export function openMicrophones(window: Page): Promise<number> {
  return window.evaluate(() => (globalThis as TestSurfaces).deringTest?.openMicrophones() ?? 0)
}
