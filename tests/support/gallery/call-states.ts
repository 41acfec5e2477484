import { expect, type Page } from '@playwright/test'

/** The scenes with something about a call at the top right, by their names in the address. */
export const callStates = [
  'call-ringing',
  'call-ringing-several',
  'call-no-microphone',
  'call-microphone-blocked',
  'call-unusable',
  'call-connecting',
  'call-connected',
  'call-muted',
  'call-microphone-silent',
  'call-waiting',
  'call-bad-line',
  'reach-no-microphone',
  'call-silent',
  'call-reconnecting',
  'call-sound-failed',
  'call-sign-in-ended',
  'call-account-off',
  'call-microphone-busy',
  'call-microphone-back',
  'call-listening',
  'call-hanging-up',
  'call-ended',
  'call-ended-failed',
  'call-ended-balance',
  'call-dialing',
  'call-ringing-out',
  'call-declined',
  'call-balance-low',
  'call-reconsider',
  'call-refused',
  'call-taken',
  'call-wrap-up',
  'call-wrap-up-written',
  'call-lost-in-sleep',
  'call-lost-with-the-app',
  'call-elsewhere',
  'call-lost',
] as const

const callLayer = (page: Page) => page.getByRole('complementary', { name: /^(Calls|Panggilan)$/ })

/** Until what a scene plays has come to rest. */
export async function settled(page: Page): Promise<void> {
  await expect(
    callLayer(page).locator('section').or(page.getByRole('list').getByText(/./)).first(),
  ).toBeVisible()
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(animation => animation.finished)))
}
