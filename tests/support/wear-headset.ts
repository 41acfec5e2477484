import { expect, type Page } from '@playwright/test'
import type { Lamps } from '#shared/domain/headset/hid-collections.ts'
import { bundlePageScript } from './bundle-page-script.ts'
import type { HeadsetWearer } from './virtual-hid-page.ts'

export interface WornHeadset {
  /** Once the lamps have come to rest. */
  press(key: 'hookSwitch' | 'mute'): Promise<void>
  lamps(): Promise<Lamps>
}

/** Reloads the window with a headset that is not there: the app's own WebHID code runs on it. */
export async function wearHeadset(page: Page): Promise<WornHeadset> {
  await page.addInitScript({ content: await bundlePageScript('virtual-hid-page.ts') })
  await page.reload()
  // Defined by the script above, which the compiler of the page cannot know.
  const run = <T>(work: (wearer: HeadsetWearer) => T) =>
    page.evaluate(`(${work.toString()})(window.headsetWearer)`) as Promise<T>
  return {
    press: async key => {
      const pressed = () =>
        key === 'mute' ? run(wearer => wearer.press('mute')) : run(wearer => wearer.press('hookSwitch'))
      await expect.poll(pressed).toBe(true)
    },
    lamps: () => run(wearer => wearer.lamps()),
  }
}
