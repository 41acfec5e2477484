import type { Settings } from '#shared/ipc/desktop-state.ts'
import { callStates, settled } from '../../support/gallery/call-states.ts'
import { clippedTexts } from '../../support/gallery/clipped-texts.ts'
import { expect, test } from '../../support/gallery/test.ts'
import { walkByKeyboard } from '../../support/gallery/walk-by-keyboard.ts'

const languages: readonly Settings['language'][] = ['en', 'id']

for (const state of callStates) {
  test(`${state} can be used by the keyboard alone, and read at 200 % and at 400 %`, async ({
    page,
    show,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await show(state)
    await settled(page)
    await expect.poll(() => walkByKeyboard(page), { timeout: 20_000 }).toEqual([])
    for (const language of languages) {
      await page.evaluate(chosen => {
        window.desk?.set(before => ({ ...before, settings: { ...before.settings, language: chosen } }))
      }, language)
      for (const width of [640, 320]) {
        await page.setViewportSize({ width, height: 512 })
        await expect.poll(() => clippedTexts(page)).toEqual([])
      }
    }
  })
}
