import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** A rule that the page breaks, and the elements that break it. */
export type Fault = readonly [rule: string, elements: readonly string[]]

/**
 * What axe holds against the page, or against what `within` selects of it: nothing, where everybody can use it.
 * Axe is put into a document once and judges there. Left to itself the builder puts it in again for every judgement and
 * sums up in a page of its own, which takes ten times as long and finds the same.
 * @throws {Error} where the page has frames, which would not be judged.
 */
export async function accessibilityFaults(page: Page, within?: string): Promise<readonly Fault[]> {
  if (page.frames().length > 1) throw new Error('A frame inside the page would not be judged.')
  const isThere = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])
}
