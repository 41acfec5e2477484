import { expect, type Locator, type Page } from '@playwright/test'
import type { DesktopApp } from '../../tools/harness/desktop-app.ts'
import { agentHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { budi } from '../support/seed.ts'
import { sideBySide } from '../support/side-by-side.ts'
import { type AppOptions, voices, type World } from '../support/world.ts'

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

/** A whole app starts and signs in: more than a person waits for anywhere else, and most on a busy machine. */
const whileItStarts = { timeout: 45_000 }

/** Waits until the window is signed in and connected, and the platform has taken its agent into the ring. */
export async function connected(page: Page): Promise<Desktop> {
  await expect(page.getByRole('button', { name: 'Connection: Connected' })).toBeVisible(whileItStarts)
  await expect(page.getByRole('button', { name: /, your status: Online$/ })).toBeVisible()
  return desktop(page)
}

export function desktop(page: Page): Desktop {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  return {
    page,
    answer: button(/^Answer(?! without)/),
    decline: button(/^Decline/),
    mute: button(/^Mute/),
    // Who talks while muted is offered a second one in the notice.
    unmute: button(/^Unmute/).and(page.locator('[data-muted]')),
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

/** Ani at work, and Budi with the phone in his hand. */
export interface Pair {
  readonly app: DesktopApp['app']
  readonly ani: Desktop
  /** Budi's phone and its controls. */
  readonly phone: Page
  readonly budi: ReturnType<typeof phoneControls>
}

/** Ani's app is connected, Budi's phone is open. */
export async function ready(world: World, options?: AppOptions): Promise<Pair> {
  const start = async () => {
    const { app, window } = await world.app('ani', options)
    return { app, ani: await connected(window) }
  }
  const [{ app, ani }, { page: phone }] = await sideBySide(start(), world.phone(budi, 'budi'))
  return { app, ani, phone, budi: phoneControls(phone) }
}

/** Budi calls and it rings at Ani. */
export async function ringing(world: World, options?: AppOptions): Promise<Pair> {
  const pair = await ready(world, options)
  await pair.budi.call.click()
  await expect(pair.ani.answer).toBeVisible()
  return pair
}

/** Budi has called, Ani has answered and hears him, and the platform has it on record. */
export async function talking(world: World, options?: AppOptions): Promise<Pair> {
  const pair = await ringing(world, options)
  await pair.ani.answer.click()
  await waitForTone(() => agentHears(pair.ani.page), voices.budi)
  // The sound may be ahead of the platform's word.
  await expect(pair.ani.page.getByText('On a call').first()).toBeVisible()
  return pair
}
