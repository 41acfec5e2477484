import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { voices } from '../support/world.ts'
import { wearHeadset } from '../support/wear-headset.ts'
import { connected, ready } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[D1] [O7] the headset answers, mutes and hangs up, and its lamps follow the screen', async ({
  world,
}) => {
  const { ani, budi, phone } = await ready(world)
  const headset = await wearHeadset(ani.page)
  await connected(ani.page)
  const lamps = () => headset.lamps()

  await budi.call.click()
  await expect(ani.answer).toBeVisible()
  await expect.poll(lamps).toEqual({ offHook: false, mute: false, ring: true })

  await headset.press('hookSwitch')
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  await expect.poll(lamps).toEqual({ offHook: true, mute: false, ring: false })

  await headset.press('mute')
  await waitForSilence(() => customerHears(phone))
  await expect(ani.unmute).toBeVisible()
  await expect.poll(lamps).toEqual({ offHook: true, mute: true, ring: false })

  await ani.unmute.click()
  await waitForTone(() => customerHears(phone), voices.ani)
  await expect.poll(lamps).toEqual({ offHook: true, mute: false, ring: false })

  await headset.press('hookSwitch')
  await expect(budi.call).toBeVisible()
  await expect(ani.call).toBeHidden()
  await expect.poll(lamps).toEqual({ offHook: false, mute: false, ring: false })
})
