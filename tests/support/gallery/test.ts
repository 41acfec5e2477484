import { test as base } from '@playwright/test'
import type { Section } from '../../../src-renderer/store/ui-store.ts'
import { findChromium } from '../../../tools/chromium-shell/src/cdp/find-chromium.ts'
import { serveGallery } from './server.ts'

export interface Look {
  readonly theme?: 'light' | 'dark'
  readonly language?: 'en' | 'id'
  readonly density?: 'comfortable' | 'compact'
  /** The call whose details are open. */
  readonly call?: string
  readonly section?: Section
  /** Under “Manage”. */
  readonly tab?: string
}

interface GalleryFixtures {
  /** Shows a scene; returns once the window has rendered it. */
  readonly show: (scene: string, look?: Look) => Promise<void>
  /** What the page complained about: errors, refusals of the content security policy. */
  readonly complaints: readonly string[]
}

const launchOptions = {
  executablePath: findChromium(process.env),
  args: [
    '--disable-gpu',
    // As root the browser's own sandbox cannot start; the pages are our own.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
}

/**
 * A test over the gallery: the real window against a fake main process, built once for each run. The tests of a worker
 * share a page, which Playwright clears in between: storage, routes, listeners, size and media are as new for each.
 */
export const test = base.extend<GalleryFixtures, { readonly galleryUrl: string }>({
  launchOptions,
  reuseContext: true,
  viewport: { width: 1280, height: 800 },
  galleryUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
    async ({}, use) => {
      await using server = await serveGallery(0, process.env['DERING_GALLERY_DIR'])
      await use(server.url)
    },
    { scope: 'worker' },
  ],
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(error.message))
    await use(complaints)
  },
  show: async ({ page, galleryUrl }, use, { testId, retry }) => {
    // What Playwright leaves: the storage of the page's own session.
    await page.addInitScript(test => {
      if (sessionStorage.getItem('test') === test) return
      sessionStorage.clear()
      sessionStorage.setItem('test', test)
    }, `${testId} ${retry}`)
    await use(async (scene, look = {}) => {
      const query = new URLSearchParams({ scene, theme: 'light', language: 'en', ...look })
      await page.goto(`${galleryUrl}?${query}`)
      await page.locator('#root > *').first().waitFor()
    })
  },
})

export { expect } from '@playwright/test'
