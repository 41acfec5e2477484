import type { Page } from '@playwright/test'

/** The texts of the page of which a part is cut off, with nothing that says so: no ellipsis, no scrolling. */
export const clippedTexts = (page: Page): Promise<readonly string[]> => page.evaluate(findClippedTexts)

/** In the page, as one piece: Playwright sends its source text. */
function findClippedTexts(): readonly string[] {
  const clips = new Set(['hidden', 'clip'])
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    const holder = text.parentElement
    if (!holder || !text.textContent?.trim() || !holder.checkVisibility({ visibilityProperty: true }))
      continue
    const range = document.createRange()
    range.selectNodeContents(text)
    if (isCut(range.getBoundingClientRect(), holder)) found.push(text.textContent.trim().slice(0, 80))
  }
  return found

  function isCut(text: DOMRect, holder: Element): boolean {
    for (let frame: Element | null = holder; frame && frame !== document.body; frame = frame.parentElement) {
      const style = getComputedStyle(frame)
      const box = frame.getBoundingClientRect()
      // What is there for screen readers alone is one pixel of a clip.
      if (box.width <= 1 || box.height <= 1 || style.textOverflow === 'ellipsis') return false
      // Whoever can scroll to it can read it.
      const [x, y] = [style.overflowX, style.overflowY]
      if (clips.has(x) && (text.right > box.right + 1 || text.left < box.left - 1)) return true
      if (clips.has(y) && (text.bottom > box.bottom + 1 || text.top < box.top - 1)) return true
      if (
        style.position === 'fixed' ||
        (!clips.has(x) && x !== 'visible') ||
        (!clips.has(y) && y !== 'visible')
      )
        return false
    }
    return false
  }
}
