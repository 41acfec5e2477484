import { suggestedKeys } from '#shared/ipc/global-keys.ts'
import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { hookSwitchAndMuteKey } from '../support/headset-descriptors.ts'
import { type DeskDevice, type HidDeskHand, sitAtDesk } from '../support/hid-desk.ts'
import { citra } from '../support/seed.ts'
import { voices, type World } from '../support/world.ts'
import { connected, type Pair, phoneControls, ready } from './desktop.ts'
import { onDesktop } from './other-program.ts'
import { expect, test } from './world-test.ts'

const jabra: DeskDevice = { name: 'Jabra Evolve2 65', productId: 1, collections: hookSwitchAndMuteKey }

/** Ani at a desk with a headset that she has allowed; she has left the settings open. */
async function wearing(world: World): Promise<Pair & { readonly desk: HidDeskHand }> {
  const pair = await ready(world)
  const { page } = pair.ani
  const desk = await sitAtDesk(pair.app, page, [jabra])
  await connected(page)
  await page.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('button', { name: 'Add a headset' }).click()
  await page.getByRole('dialog').getByRole('button', { name: jabra.name }).click()
  await expect(page.getByText(`${jabra.name} is connected.`)).toBeVisible()
  return { ...pair, desk }
}

test('[O7] mute is one thing, whoever changes it: headset, screen, keys of the window and of the desktop', async ({
  world,
}) => {
  const { ani, app, budi, phone, desk } = await wearing(world)
  await ani.page.getByRole('button', { name: 'Use them' }).click()
  await budi.call.click()
  await expect.poll(() => desk.lamps(jabra)).toMatchObject({ ring: true })
  await desk.press(jabra, 'hookSwitch')
  await waitForTone(() => customerHears(phone), voices.ani)

  const agree = async (isMuted: boolean) => {
    await expect(isMuted ? ani.unmute : ani.mute).toBeVisible()
    await expect.poll(() => desk.lamps(jabra)).toEqual({ offHook: true, mute: isMuted, ring: false })
    if (isMuted) await waitForSilence(() => customerHears(phone))
    else await waitForTone(() => customerHears(phone), voices.ani)
  }
  await desk.press(jabra, 'mute')
  await agree(true)
  await ani.unmute.click()
  await agree(false)
  await ani.page.keyboard.press('m')
  await agree(true)
  await ani.page.keyboard.down('F9')
  await agree(false)
  await ani.page.keyboard.up('F9')
  await agree(true)
  await expect
    .poll(() =>
      app.evaluate(({ globalShortcut }, key) => globalShortcut.isRegistered(key), suggestedKeys.toggleMute),
    )
    .toBe(true)
  await onDesktop(world, 'xdotool', 'key', 'ctrl+shift+F11')
  await agree(false)
  await desk.press(jabra, 'mute')
  await agree(true)
})

test('[D4] a headset that is unplugged during a call, and plugged in again, shows the call as it is then', async ({
  world,
}) => {
  const { ani, budi, phone, desk } = await wearing(world)
  await budi.call.click()
  await ani.answer.click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await ani.mute.click()
  await expect.poll(() => desk.lamps(jabra)).toEqual({ offHook: true, mute: true, ring: false })

  await desk.unplug(jabra)
  await expect(ani.unmute).toBeVisible()
  await desk.plug(jabra)
  await expect.poll(() => desk.lamps(jabra)).toEqual({ offHook: true, mute: true, ring: false })
  await waitForSilence(() => customerHears(phone))

  await desk.unplug(jabra)
  await ani.unmute.click()
  await desk.plug(jabra)
  await expect.poll(() => desk.lamps(jabra)).toEqual({ offHook: true, mute: false, ring: false })
  await waitForTone(() => customerHears(phone), voices.ani)

  await desk.press(jabra, 'hookSwitch')
  await expect(budi.call).toBeEnabled()
  await expect.poll(() => desk.lamps(jabra)).toEqual({ offHook: false, mute: false, ring: false })
})

test('[D2] the ring lamp goes out when a colleague answers, and when the customer gives up', async ({
  world,
}) => {
  const { ani, budi, desk } = await wearing(world)
  const rings = () =>
    expect.poll(() => desk.lamps(jabra)).toEqual({ offHook: false, mute: false, ring: true })
  const isDark = () =>
    expect.poll(() => desk.lamps(jabra)).toEqual({ offHook: false, mute: false, ring: false })
  await budi.call.click()
  await rings()
  await budi.hangUp.click()
  await isDark()
  await expect(ani.answer).toBeHidden()

  const beni = await connected((await world.app('beni')).window)
  const { page: phone } = await world.phone(citra, 'citra')
  await phoneControls(phone).call.click()
  await rings()
  await beni.answer.click()
  await isDark()
  await expect(ani.page.getByText('Beni answered Citra')).toBeVisible()
})
