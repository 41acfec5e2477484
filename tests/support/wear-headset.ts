import type { Page } from '@playwright/test'
import { build } from 'vite'
import type { Lamps } from '#shared/domain/headset/hid-collections.ts'
import type { HeadsetWearer } from './virtual-hid-page.ts'

export interface WornHeadset {
  press(key: 'hookSwitch' | 'mute'): Promise<void>
  lamps(): Promise<Lamps>
}

/** Reloads the window with a headset that is not there: the app's own WebHID code runs on it. */
export async function wearHeadset(page: Page): Promise<WornHeadset> {
  await page.addInitScript({ content: await bundle() })
  await page.reload()
  // Defined by the script above, which the compiler of the page cannot know.
  const run = <T>(work: (wearer: HeadsetWearer) => T) =>
    page.evaluate(`(${work.toString()})(window.headsetWearer)`) as Promise<T>
  return {
    press: async key => {
      await (key === 'mute' ? run(wearer => wearer.press('mute')) : run(wearer => wearer.press('hookSwitch')))
    },
    lamps: () => run(wearer => wearer.lamps()),
  }
}

async function bundle(): Promise<string> {
  const entry = new URL('virtual-hid-page.ts', import.meta.url).pathname
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'virtualHid' } },
  })
  const [bundled] = [built].flat()
  if (!bundled || !('output' in bundled)) throw new Error('virtual-hid-page.ts was not built')
  return bundled.output[0].code
}
