import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Settings } from '#shared/ipc/desktop-state.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { atRest } from '../../support/gallery/at-rest.ts'
import { callWindowScenes } from '../../support/gallery/call-window-scenes.ts'
import { nothingConnectedScenes, startScenes } from '../../support/gallery/first-run-scenes.ts'
import { consentScenes } from '../../support/gallery/consent-scenes.ts'
import { headsetScenes } from '../../support/gallery/headset-scenes.ts'
import { noiseScenes } from '../../support/gallery/noise-scenes.ts'
import { deviceCheckScenes } from '../../support/gallery/device-check-scenes.ts'
import { logScenes } from '../../support/gallery/log-scenes.ts'
import { queueScenes } from '../../support/gallery/queue-scenes.ts'
import { reportScenes } from '../../support/gallery/report-scenes.ts'
import { balanceScenes } from '../../support/gallery/balance-scenes.ts'
import { manageScenes, manageTabOf } from '../../support/gallery/manage-scenes.ts'
import { updateScenes } from '../../support/gallery/update-scenes.ts'
import { settingsScenes } from '../../support/gallery/settings-scenes.ts'
import { wallboardScenes } from '../../support/gallery/wallboard-scenes.ts'
import { clippedTexts } from '../../support/gallery/clipped-texts.ts'
import { expect, type Look, test } from '../../support/gallery/test.ts'
import { walkByKeyboard } from '../../support/gallery/walk-by-keyboard.ts'

type Words = { readonly [key: string]: string | Words }

const englishFolder = join(import.meta.dirname, '../../../src-renderer/i18n/en')
const englishSentences = globSync('*.json', { cwd: englishFolder }).flatMap(file =>
  sentences(JSON.parse(readFileSync(join(englishFolder, file), 'utf8'))),
)

/** Texts of two words and more, which cannot be names or the same in both languages by chance. */
function sentences(words: Words): readonly string[] {
  return Object.values(words).flatMap(value => {
    if (typeof value !== 'string') return sentences(value)
    return value.includes(' ') && !value.includes('{{') && value !== 'Bahasa Indonesia' ? [value] : []
  })
}

const states: readonly (readonly [scene: string, section?: Look['section'], call?: string])[] = [
  ['signed-out'],
  ['signed-out-expired'],
  ['start-failed'],
  ['loading'],
  ['empty'],
  ['inbox'],
  ['resolved'],
  ['thread'],
  ['thread-failed-message'],
  ['thread-loading'],
  ['thread-empty'],
  ['thread-error'],
  ['window-closed'],
  ['long-name'],
  ['offline'],
  ['offline-proxy_password'],
  ['offline-wrong_name'],
  ['taken-over'],
  ['calls', 'calls'],
  ['calls-offline', 'calls'],
  ['calls-empty', 'calls'],
  ['calls-loading', 'calls'],
  ['calls-failed', 'calls'],
  ['calls-trouble', 'calls'],
  ['settings', 'settings'],
  ['settings-managed', 'settings'],
  ['settings-policy-trouble', 'settings'],
  ['signed-out-managed'],
  ['palette', 'inbox'],
  ...Object.keys(deviceCheckScenes).map((name): readonly [string] => [name]),
  ...Object.keys(logScenes).map((name): readonly [string, 'calls', string] => [name, 'calls', 'log0']),
  ...Object.keys(headsetScenes).map((name): readonly [string, 'settings'] => [name, 'settings']),
  ...Object.keys(noiseScenes).map((name): readonly [string, 'settings'] => [name, 'settings']),
  ...Object.keys(queueScenes).map((name): readonly [string, 'queue'] => [name, 'queue']),
  ...Object.keys(reportScenes).map((name): readonly [string, 'report'] => [name, 'report']),
  ...Object.keys(callWindowScenes).map((name): readonly [string] => [name]),
  ...Object.keys(wallboardScenes).map((name): readonly [string] => [name]),
  ...Object.keys(nothingConnectedScenes).map((name): readonly [string] => [name]),
  ...Object.keys(consentScenes).map((name): readonly [string] => [name]),
  ...Object.keys(updateScenes).map((name): readonly [string, 'settings'] => [name, 'settings']),
  ...Object.keys(settingsScenes).map((name): readonly [string, 'settings'] => [name, 'settings']),
  ...Object.keys({ ...manageScenes, ...balanceScenes, ...startScenes }).map(
    (name): readonly [string, 'manage'] => [name, 'manage'],
  ),
]

for (const [scene, section, call] of states) {
  test(`${scene} can be used by everybody, and breaks no policy`, async ({ page, show, complaints }) => {
    // Colours are judged where they come to rest.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const tab = section === 'manage' ? manageTabOf(scene) : undefined
    await show(scene, {
      section: section ?? 'inbox',
      ...(call !== undefined && { call }),
      ...(tab !== undefined && { tab }),
    })

    await atRest(page)
    // Who asked for less motion has none: no ring turns, nothing slides.
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)

    await test.step('in light and in dark', async () => {
      expect(await accessibilityFaults(page)).toEqual([])
      await set(page, { theme: 'dark' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', isStarted(scene) ? 'dark' : 'light')
      // On a busy machine the new colours are painted a moment after the theme is said, and a long page is judged slowly.
      await expect.poll(() => accessibilityFaults(page), { timeout: 20_000 }).toEqual([])
    })

    await test.step('in Indonesian, without a reload', async () => {
      await set(page, { language: 'id' })
      if (isStarted(scene)) await expect(page.locator('html')).toHaveAttribute('lang', 'id')
      await expect.poll(() => (isStarted(scene) ? englishWords(page) : [])).toEqual([])
    })

    await test.step('at 200 % and at 400 %, in both languages', async () => {
      await fitsWhenZoomed(page)
      await set(page, { language: 'en' })
      await fitsWhenZoomed(page)
    })

    await test.step('by the keyboard alone', async () => {
      await page.setViewportSize({ width: 1280, height: 800 })
      // Where something came or went on the way, it is gone through again.
      await expect.poll(() => walkByKeyboard(page), { timeout: 20_000 }).toEqual([])
    })

    expect(complaints.filter(words => !isMeant(scene, words))).toEqual([])
  })
}

/** One recording of that scene is lost on purpose; the browser notes its 404. */
const isMeant = (scene: string, complaint: string) => scene === 'voicemail' && complaint.includes('404')

async function englishWords(page: Page): Promise<readonly string[]> {
  const shown = await page.locator('body').ariaSnapshot()
  return englishSentences.filter(sentence => shown.includes(sentence))
}

/** Where the main process never answered there is nothing to change. */
const isStarted = (scene: string) => scene !== 'start-failed'

const set = (page: Page, settings: Partial<Settings>): Promise<void> =>
  page.evaluate(change => {
    window.desk?.set(state => ({ ...state, settings: { ...state.settings, ...change } }))
  }, settings)

/** Nothing has to be scrolled sideways, and no text is cut off. */
async function fitsWhenZoomed(page: Page): Promise<void> {
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 512 })
    // What follows the width by script settles a moment later.
    await expect.poll(() => widerThanTheWindow(page)).toEqual([])
    await expect.poll(() => clippedTexts(page)).toEqual([])
  }
}

const widerThanTheWindow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, aside, section, header, footer, nav')]
      .filter(element => element.scrollWidth > element.clientWidth + 1)
      .map(element => `${element.tagName} ${element.className}: ${element.scrollWidth}`),
  )
