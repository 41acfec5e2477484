import type { Page } from '@playwright/test'

/** Keys that are on their way at once: one by one, most of the time would be spent on asking the page. */
const stopsAtOnce = 25
/** More stops than any screen has. */
const mostStops = 300

/**
 * Goes through the page by Tab alone until the keyboard comes round; where a dialog is open, through that.
 * @returns what is wrong: stops that are never reached, that nobody sees the focus of, or that come out of order
 */
export async function walkByKeyboard(page: Page): Promise<readonly string[]> {
  await page.evaluate(startWalk)
  for (let stops = 0; stops < mostStops; stops += stopsAtOnce) {
    await Promise.all(Array.from({ length: stopsAtOnce }, () => page.keyboard.press('Tab')))
    if (await page.evaluate(() => window.keyboardWalk?.isRound() === true)) break
  }
  return await page.evaluate(() => window.keyboardWalk?.end() ?? ['The walk was lost with its page.'])
}

declare global {
  interface Window {
    keyboardWalk?: {
      /** The keyboard is at a stop where it was before. */
      readonly isRound: () => boolean
      /** @returns what was wrong on the way */
      readonly end: () => readonly string[]
    }
  }
}

/** In the page, as one piece: Playwright sends its source text. */
function startWalk(): void {
  const focusable =
    'a[href], button, input, select, textarea, summary, audio[controls], [tabindex], [contenteditable="true"]'
  const marks = ['outline', 'boxShadow', 'borderColor', 'backgroundColor', 'color'] as const
  const visited: { readonly element: Element; readonly looks: string; readonly isInSight: boolean }[] = []
  const expected = stopsOfThePage()
  let isRound = false

  // Each key finds the stop of the one before as a person sees it, everything drawn.
  document.addEventListener('keydown', note, { capture: true })
  window.keyboardWalk = {
    isRound: () => isRound,
    end() {
      document.removeEventListener('keydown', note, { capture: true })
      const stops = visited.map(({ element }) => element)
      const last = document.activeElement
      // A frame shows the focus of all that is in it.
      if (last instanceof HTMLElement) last.blur()
      return [
        ...expected
          .filter(one => one.checkVisibility() && !stops.includes(one))
          .map(wordsOf('never reached')),
        ...visited
          .filter(stop => stop.element !== last && isUnseen(stop))
          .map(({ element }) => wordsOf('focus not seen')(element)),
        // Wherever it begins, it goes down the page, and from the end to the beginning once.
        ...stops.filter(isBeforeTheLast).slice(1).map(wordsOf('out of order')),
      ]
    },
  }

  function note(): void {
    const at = document.activeElement
    // A panel or dialog that had the focus put into it is no stop.
    if (isRound || !(at instanceof HTMLElement) || at === document.body || at.tabIndex < 0) return
    // A field of a time has a stop for hours and one for minutes.
    if (visited.at(-1)?.element === at) return
    isRound = visited.some(({ element }) => element === at)
    if (!isRound) visited.push({ element: at, looks: looksNear(at), isInSight: isInSight(at) })
  }

  /** It looked there as it looks now, without the keyboard. */
  function isUnseen({ element, looks, isInSight: wasInSight }: (typeof visited)[number]): boolean {
    return element.isConnected && (!wasInSight || looks === looksNear(element))
  }

  /** Everything that Tab must stop at: of a group of radio buttons only one. */
  function stopsOfThePage(): readonly Element[] {
    const dialogs = document.querySelectorAll('[role="dialog"], [role="alertdialog"]')
    const groups = new Set<string>()
    const stops = [...(dialogs[dialogs.length - 1] ?? document).querySelectorAll<HTMLElement>(focusable)]
    return stops.filter(element => {
      const isOff = element.matches(':disabled, input[type="hidden"]') || element.tabIndex < 0
      if (isOff || element.closest('[inert], [aria-hidden="true"]')) return false
      if (!element.checkVisibility({ visibilityProperty: true }) || element.getClientRects().length === 0)
        return false
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
      const checked = document.querySelector(`input[name="${element.name}"]:checked`)
      const isFirst = !groups.has(element.name)
      groups.add(element.name)
      return checked ? element === checked : isFirst
    })
  }

  function isInSight(element: Element): boolean {
    const { top, bottom, left, right } = standsFor(element).getBoundingClientRect()
    return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  }

  /** A switch or a radio button is hidden behind the label that a person sees. */
  function standsFor(element: Element): Element {
    return element.closest('label') ?? element
  }

  /** How it, what is in it and what frames it look. */
  function looksNear(element: Element): string {
    const shown = standsFor(element)
    const frames = [shown, shown.parentElement, shown.parentElement?.parentElement]
    return [...frames, ...[...shown.querySelectorAll('*')].slice(0, 30)]
      .flatMap(one => {
        if (!one) return []
        const style = getComputedStyle(one)
        return marks.map(mark => style[mark])
      })
      .join()
  }

  function isBeforeTheLast(element: Element, index: number, stops: readonly Element[]): boolean {
    const last = stops[index - 1]
    if (!last?.isConnected || !element.isConnected) return false
    return (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  }

  function wordsOf(fault: string): (element: Element) => string {
    return element => `${fault}: ${element.outerHTML.slice(0, 240)}`
  }
}
