import type { Page } from '@playwright/test'
import { hookSwitchAndMuteKey, keyboard, twoSwitches } from '../support/headset-descriptors.ts'
import { type DeskDevice, sitAtDesk } from '../support/hid-desk.ts'
import { connected } from './desktop.ts'
import { expect, test } from './world-test.ts'

const jabra: DeskDevice = { name: 'Jabra Evolve2 65', productId: 1, collections: hookSwitchAndMuteKey }
const poly: DeskDevice = { name: 'Poly Voyager Focus 2', productId: 2, collections: twoSwitches }
const keys: DeskDevice = { name: 'A keyboard', productId: 3, collections: keyboard }

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Which headset should Dering use?' })
const offered = (page: Page) => dialog(page).getByRole('listitem')
const add = (page: Page) => page.getByRole('button', { name: 'Add a headset' })
const isConnected = ({ name }: DeskDevice, page: Page) => page.getByText(`${name} is connected.`)

async function openSettings(page: Page): Promise<void> {
  await connected(page)
  await page.getByRole('button', { name: /^Settings/ }).click()
  await expect(add(page)).toBeVisible()
}

test('[D3] the person chooses a headset in the app’s own dialog, and it is remembered until it is forgotten', async ({
  world,
}) => {
  await test.step('one of two is chosen; what is no headset is not offered', async () => {
    const { app, window, ...started } = await world.app('ani', { profile: 'desk' })
    const desk = await sitAtDesk(app, window, [jabra, poly, keys])
    await openSettings(window)
    await add(window).click()
    await expect(offered(window)).toHaveText([jabra.name, poly.name])
    await dialog(window).getByRole('button', { name: poly.name }).click()
    await expect(dialog(window)).toBeHidden()
    await expect(isConnected(poly, window)).toBeVisible()
    await desk.press(poly, 'mute')
    await expect(window.getByText('The mute key works.')).toBeVisible()
    await window.getByRole('button', { name: 'Light the ring lamp' }).click()
    await expect.poll(() => desk.lamps(poly)).toMatchObject({ ring: true })
    expect(await desk.lamps(jabra)).toEqual({ offHook: false, mute: false, ring: false })
    await started[Symbol.asyncDispose]()
  })

  await test.step('after a restart it is there without a question, and the other is not', async () => {
    const { app, window } = await world.app('ani', { profile: 'desk' })
    await sitAtDesk(app, window, [jabra, poly])
    await openSettings(window)
    await expect(isConnected(poly, window)).toBeVisible()
    await expect(dialog(window)).toBeHidden()
    await expect(window.getByText(jabra.name)).toHaveCount(0)

    await window.getByRole('button', { name: `Forget ${poly.name}` }).click()
    await expect(isConnected(poly, window)).toBeHidden()
    await window.reload()
    await openSettings(window)
    await expect(window.getByText('Answer, hang up and mute with the keys of your headset.')).toBeVisible()
  })
})

test('[D3] the list of headsets follows what is plugged in, and may be left', async ({ world }) => {
  const { app, window } = await world.app('ani')
  const desk = await sitAtDesk(app, window, [keys])
  await openSettings(window)

  await test.step('none is plugged in: it is said, and one that is plugged appears', async () => {
    await add(window).click()
    await expect(dialog(window).getByText('No headset with keys was found')).toBeVisible()
    await desk.plug(jabra)
    await expect(offered(window)).toHaveText([jabra.name])
    await desk.plug(poly)
    await expect(offered(window)).toHaveText([jabra.name, poly.name])
    await desk.unplug(jabra)
    await expect(offered(window)).toHaveText([poly.name])
  })

  await test.step('left without a choice, none is used, and the app may be asked again', async () => {
    await window.keyboard.press('Escape')
    await expect(dialog(window)).toBeHidden()
    await add(window).click()
    await dialog(window).getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog(window)).toBeHidden()
    await expect(window.getByText('Answer, hang up and mute with the keys of your headset.')).toBeVisible()
  })

  await test.step('a page that was loaded anew is not asked what the old one wanted', async () => {
    await add(window).click()
    await expect(offered(window)).toHaveText([poly.name])
    await window.reload()
    await openSettings(window)
    await expect(dialog(window)).toBeHidden()
  })

  await test.step('a second one that is chosen takes over from the first', async () => {
    await desk.plug(jabra)
    await add(window).click()
    await dialog(window).getByRole('button', { name: poly.name }).press('Enter')
    await expect(isConnected(poly, window)).toBeVisible()
    await add(window).click()
    await dialog(window).getByRole('button', { name: jabra.name }).press('Enter')
    await expect(isConnected(jabra, window)).toBeVisible()
    await desk.unplug(jabra)
    await expect(isConnected(poly, window)).toBeVisible()
    await desk.plug(jabra)
    await expect(isConnected(jabra, window)).toBeVisible()
  })

  await test.step('one that another program holds is said to be, and is tried again', async () => {
    await desk.hold(poly, true)
    await desk.unplug(jabra)
    await expect(window.getByText(`${poly.name} cannot be used. Another program probably`)).toBeVisible()
    await desk.hold(poly, false)
    await window.getByRole('button', { name: 'Try again' }).click()
    await expect(isConnected(poly, window)).toBeVisible()
    await desk.unplug(poly)
    await expect(window.getByText('Not plugged in (1234:0001)').first()).toBeVisible()
  })
})
