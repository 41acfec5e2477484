import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { voices, type World } from '../support/world.ts'
import { type Pair, ready } from './desktop.ts'
import { mainWindow } from './main-window.ts'
import { callWindow, isCallWindowShown, onDesktop, somethingElse } from './other-program.ts'
import { expect, test } from './world-test.ts'

test.use({ worldOptions: { hasSpeaker: true } })

const isAudible = 0.01
const speakerIsHeard = (world: World) =>
  expect.poll(async () => (await world.hearSpeaker(1_500)).rms).toBeGreaterThan(isAudible)

/** Budi calls; resolves once the system notifies of it and the ringtone comes out of the speaker. */
async function notifiedAndHeard(world: World, { budi }: Pair, title = 'Budi is calling'): Promise<void> {
  expect((await world.hearSpeaker()).rms).toBeLessThan(isAudible)
  await budi.call.click()
  await expect.poll(world.screen.notificationTitles).toEqual([title])
  await speakerIsHeard(world)
}

async function answeredInNotification(world: World, { ani, phone }: Pair): Promise<void> {
  await world.screen.pressNotificationButton('Answer')
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
}

const activeWindow = (world: World) => onDesktop(world, 'xdotool', 'getactivewindow')
const windowStates = (world: World, id: string) => onDesktop(world, 'xprop', '-id', id, '_NET_WM_STATE')
/** The windows of the screen from top to bottom, as the X server has them. */
const stacking = (world: World) => onDesktop(world, 'xwininfo', '-root', '-children')

/** Another program, in front, that fills the whole screen. */
async function fullScreenProgram(world: World, pair: Pair) {
  const other = await somethingElse(world, pair.app)
  await onDesktop(world, 'wmctrl', '-i', '-r', other.id, '-b', 'add,fullscreen')
  await expect.poll(() => windowStates(world, other.id)).toContain('_NET_WM_STATE_FULLSCREEN')
  return other
}

test('[D1] behind another program a call is notified, heard and answered', async ({ world }) => {
  const pair = await ready(world)
  using other = await somethingElse(world, pair.app)
  await notifiedAndHeard(world, pair)
  await expect.poll(() => isCallWindowShown(pair.app)).toBe(true)
  await answeredInNotification(world, pair)
  expect(await activeWindow(world)).toBe(other.id)
})

test('[D1] minimised, a call is notified, heard and answered, and the window stays so', async ({ world }) => {
  const pair = await ready(world)
  const window = mainWindow(pair.app)
  await window.minimise()
  await expect.poll(window.isMinimised).toBe(true)
  await notifiedAndHeard(world, pair)
  await expect.poll(() => isCallWindowShown(pair.app)).toBe(true)
  await answeredInNotification(world, pair)
  expect(await window.isMinimised()).toBe(true)
})

test('[D1] hidden in the tray, a call is notified, heard and answered, and the window stays there', async ({
  world,
}) => {
  const pair = await ready(world)
  const window = mainWindow(pair.app)
  await window.saveSettings({ closeToTray: true })
  await window.close()
  await expect.poll(window.isVisible).toBe(false)
  await notifiedAndHeard(world, pair)
  await expect.poll(() => isCallWindowShown(pair.app)).toBe(true)
  await answeredInNotification(world, pair)
  expect(await window.isVisible()).toBe(false)
})

test('[D1] on a locked session a call is notified without a name, heard and answered', async ({ world }) => {
  const pair = await ready(world)
  const window = mainWindow(pair.app)
  await window.lock()
  await notifiedAndHeard(world, pair, 'Incoming WhatsApp call')
  await answeredInNotification(world, pair)
})

test('[D1] [D2] a ring goes on when the session is locked, and is notified from then on', async ({
  world,
}) => {
  const pair = await ready(world)
  const window = mainWindow(pair.app)
  await window.comeToFront()
  await pair.budi.call.click()
  await speakerIsHeard(world)
  expect(world.screen.notificationTitles()).toEqual([])

  await window.lock()
  await expect.poll(world.screen.notificationTitles).toEqual(['Incoming WhatsApp call'])
  await speakerIsHeard(world)
  await window.unlock()
  await expect(pair.ani.answer).toBeVisible()
  await pair.ani.answer.click()
  await waitForTone(() => agentHears(pair.ani.page), voices.budi)
})

test('[D1] under another program in full screen a call is heard, and notified above it, without its focus', async ({
  world,
}) => {
  const pair = await ready(world)
  using other = await fullScreenProgram(world, pair)
  await notifiedAndHeard(world, pair)
  await expect.poll(() => isCallWindowShown(pair.app)).toBe(true)
  const topDown = await stacking(world)
  expect(topDown.indexOf('"Dunst"')).toBeLessThan(topDown.indexOf('1280x800+0+0'))

  await onDesktop(world, 'xdotool', 'key', 'h', 'space', 'Return')
  await expect.poll(other.keys).toEqual(['h', 'space', 'Return'])
  await answeredInNotification(world, pair)
  expect(await activeWindow(world)).toBe(other.id)
  expect(await windowStates(world, other.id)).toContain('_NET_WM_STATE_FULLSCREEN')
})

test('[D1] in full screen itself, the app rings within its window alone, and stays in full screen', async ({
  world,
}) => {
  const pair = await ready(world)
  const window = mainWindow(pair.app)
  await window.comeToFront()
  await window.fillScreen()
  await pair.budi.call.click()
  await expect(pair.ani.answer).toBeVisible()
  await speakerIsHeard(world)
  expect(world.screen.notificationTitles()).toEqual([])
  expect(await isCallWindowShown(pair.app)).toBe(false)
  await pair.ani.answer.click()
  await waitForTone(() => agentHears(pair.ani.page), voices.budi)
  expect(await window.isFullScreen()).toBe(true)
})

test('[D1] in full screen but behind another program, the app notifies, and its call window answers', async ({
  world,
}) => {
  const pair = await ready(world)
  const main = mainWindow(pair.app)
  await main.comeToFront()
  await main.fillScreen()
  using other = await somethingElse(world, pair.app)
  await notifiedAndHeard(world, pair)
  const window = await callWindow(pair.app)
  await expect.poll(() => isCallWindowShown(pair.app)).toBe(true)
  expect(await activeWindow(world)).toBe(other.id)
  await window.getByRole('button', { name: 'Answer' }).click()
  await waitForTone(() => agentHears(pair.ani.page), voices.budi)
  expect(await activeWindow(world)).toBe(other.id)
})
