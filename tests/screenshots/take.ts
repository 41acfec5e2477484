import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../../tools/chromium-shell/src/cdp/find-chromium.ts'
import { ensurePrograms, shellPrograms } from '../../tools/system/system-packages.ts'
import { atRest } from '../support/gallery/at-rest.ts'
import { manageTabOf } from '../support/gallery/manage-scenes.ts'
import { buildGallery, serveGallery } from '../support/gallery/server.ts'

/** Every screen that a person sees, by the name of its picture. */
const screens: readonly (readonly [name: string, scene: string, section?: string, tab?: string])[] = [
  ['sign-in', 'signed-out'],
  ['inbox-empty', 'empty'],
  ['inbox-loading', 'loading'],
  ['conversation', 'thread'],
  ['conversation-message-failed', 'thread-failed-message'],
  ['conversation-window-closed', 'window-closed'],
  ['offline', 'offline'],
  ['offline-proxy', 'offline-proxy_password'],
  ['incoming-call', 'call-ringing'],
  ['incoming-calls', 'call-ringing-several'],
  ['call-connected', 'call-connected'],
  ['call-second-waiting', 'call-waiting'],
  ['call-sign-in-ended', 'call-sign-in-ended'],
  ['call-ended', 'call-ended'],
  ['consent-asked', 'consent-pending'],
  ['consent-temporary', 'consent-temporary'],
  ['consent-reconsider', 'consent-reconsider'],
  ['consent-limit', 'consent-limit'],
  ['balance-exhausted', 'consent-balance-exhausted'],
  ['account-restricted', 'account-restricted'],
  ['call-lost', 'call-lost'],
  ['recent-calls', 'calls', 'calls'],
  ['report', 'report', 'report'],
  ['report-own', 'report-own', 'report'],
  ['queue', 'queue', 'queue'],
  ['queue-empty', 'queue-empty', 'queue'],
  ['wallboard', 'wallboard'],
  ['settings', 'settings', 'settings'],
  ['settings-managed', 'settings-managed', 'settings'],
  ['sign-in-managed', 'signed-out-managed'],
  ['settings-headset', 'headset-open', 'settings'],
  ['settings-noise', 'noise-strong-failed', 'settings'],
  ['palette', 'palette', 'inbox'],
  ['device-check', 'check-microphone'],
  ['device-check-summary', 'check-failed'],
  ['nothing-connected', 'nothing-connected-admin'],
  ['get-started', 'start-connected', 'manage'],
  ['ring-groups', 'ring-groups', 'manage'],
  ['accounts', 'accounts-troubled', 'manage'],
  ['balance', 'balance', 'manage'],
  ['people', 'people', 'manage', 'users'],
  ['audit', 'people', 'manage', 'audit'],
  ['privacy', 'people', 'manage', 'privacy'],
  ['wrap-up', 'call-wrap-up-written'],
]

const looks = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'id' },
  { theme: 'dark', language: 'id' },
] as const

/** `npm run screenshots [name…]`: writes `docs/screenshots/<screen>.<language>.<theme>.png`. */
const target = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
const wanted = process.argv.slice(2)

ensurePrograms(shellPrograms)
mkdirSync(target, { recursive: true })
const outDir = mkdtempSync(join(tmpdir(), 'dering-gallery-'))
await buildGallery(outDir)
await using server = await serveGallery(0, outDir)
const browser = await chromium.launch({
  executablePath: findChromium(process.env),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
for (const { theme, language } of looks) {
  const page = await browser.newPage({ viewport: { width: 1180, height: 760 }, reducedMotion: 'reduce' })
  for (const [name, scene, section = 'inbox', tab = manageTabOf(scene)] of screens) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const query = new URLSearchParams({ scene, theme, language, section, tab })
    await page.goto(`${server.url}?${query}`)
    await page.locator('#root > *').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    // What is asked for when the screen opens, such as the calls of the log, is in the picture.
    await atRest(page)
    await page.screenshot({ path: join(target, `${name}.${language}.${theme}.png`) })
  }
  await page.close()
}
await browser.close()
rmSync(outDir, { recursive: true })
process.stdout.write(`Written to ${target}\n`)
