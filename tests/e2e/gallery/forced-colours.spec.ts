import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Look, test } from '../../support/gallery/test.ts'

/** One screen of each kind; the parts that they are made of are the same everywhere. */
const screens: readonly (readonly [scene: string, section: NonNullable<Look['section']>])[] = [
  ['signed-out', 'inbox'],
  ['thread', 'inbox'],
  ['call-ringing', 'inbox'],
  ['call-muted', 'inbox'],
  ['calls', 'calls'],
  ['queue', 'queue'],
  ['report', 'report'],
  ['settings', 'settings'],
  ['headset-choice', 'settings'],
]

for (const [scene, section] of screens) {
  test(`${scene} can be read in the colours that the system forces on it`, async ({ page, show }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
    await show(scene, { section })
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([])
    // Without its ground a button is known by its frame, unless it is an icon, a line of a list or the head of a column.
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, input:not([type]), textarea')]
          .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.textContent?.trim() !== '')
          .filter(
            one =>
              !one.closest(
                '[role="listbox"], [role="tablist"], th, [role="columnheader"], [aria-hidden="true"], nav',
              ),
          )
          .filter(one => {
            const { borderTopWidth, borderTopColor, outlineStyle, textDecorationLine } = getComputedStyle(one)
            const isFramed = borderTopWidth !== '0px' && borderTopColor !== 'rgba(0, 0, 0, 0)'
            return !isFramed && outlineStyle === 'none' && textDecorationLine === 'none'
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 160)),
      ),
    ).toEqual([])
  })
}
