import { expect, type Locator, type Page } from '@playwright/test'

/** The controls of the app's window, by what a person reads on them. */
export interface Desktop {
  readonly page: Page
  readonly answer: Locator
  readonly decline: Locator
  readonly mute: Locator
  readonly unmute: Locator
  readonly hangUp: Locator
  /** The widget of the call that this agent holds. */
  readonly call: Locator
  readonly composer: Locator
  openRoom(name: string): Promise<void>
  openRecentCalls(): Promise<void>
}

/** Waits until the window is signed in and connected. */
export async function connected(page: Page): Promise<Desktop> {
  await expect(page.getByRole('button', { name: 'Connection: Connected' })).toBeVisible()
  return desktop(page)
}

export function desktop(page: Page): Desktop {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  return {
    page,
    answer: button(/^Answer(?! without)/),
    decline: button(/^Decline/),
    mute: button(/^Mute/),
    unmute: button(/^Unmute/),
    hangUp: button(/^Hang up/),
    call: page.getByRole('region', { name: /^Your call with/ }),
    composer: page.getByRole('textbox', { name: /^Message to/ }),
    async openRoom(name) {
      await page
        .getByRole('listbox', { name: /^Conversations/ })
        .getByText(name)
        .click()
      await expect(page.getByRole('textbox', { name: `Message to ${name}` })).toBeVisible()
    },
    async openRecentCalls() {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Recent calls/ })
        .click()
    },
  }
}

/** The controls of the customer's phone. */
export function phoneControls(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  return {
    call: button('Call'),
    answer: button('Answer'),
    decline: button('Decline'),
    hangUp: button('Hang up'),
  }
}
