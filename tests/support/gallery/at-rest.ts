import type { Page } from '@playwright/test'

/** Longer than any pause in which the window waits for more typing before it asks, in milliseconds. */
const quietMs = 300
/** What moves for ever, as a meter does, is taken as it moves, in milliseconds. */
const longestMs = 2_000

/** Resolves once nothing on the page has changed for a while: what was asked for is there, or is not going to come. */
export function atRest(page: Page): Promise<void> {
  return page.evaluate(
    ({ quiet, longest }) =>
      new Promise<void>(resolve => {
        const end = () => {
          observer.disconnect()
          clearTimeout(timer)
          clearTimeout(limit)
          resolve()
        }
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(end, quiet)
        })
        let timer = setTimeout(end, quiet)
        const limit = setTimeout(end, longest)
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      }),
    { quiet: quietMs, longest: longestMs },
  )
}
