import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { voices } from '../support/world.ts'
import { ready } from './desktop.ts'
import { callWindow, isCallWindowShown, onDesktop, somethingElse } from './other-program.ts'
import { expect, test } from './world-test.ts'

test('[D1] a call over another program takes no key from it, and no key answers', async ({ world }) => {
  const { ani, app, budi } = await ready(world)
  using other = await somethingElse(world, app)
  await budi.call.click()
  const window = await callWindow(app)
  await expect(window.getByRole('button', { name: 'Answer' })).toBeVisible()
  await expect.poll(() => isCallWindowShown(app)).toBe(true)
  expect(await onDesktop(world, 'xdotool', 'getactivewindow')).toBe(other.id)

  await onDesktop(world, 'xdotool', 'key', 'h', 'space', 'Return', 'Escape', 'Tab', 'space', 'Return')
  await expect.poll(other.keys).toEqual(['h', 'space', 'Return', 'Escape', 'Tab', 'space', 'Return'])
  expect(await onDesktop(world, 'xdotool', 'getactivewindow')).toBe(other.id)
  await expect(window.getByRole('button', { name: 'Answer' })).toBeVisible()
  await expect(ani.answer).toBeVisible()
})

test('[D1] [D7] the call window answers, mutes and hangs up, and goes with the call', async ({ world }) => {
  const { ani, app, budi, phone } = await ready(world)
  using other = await somethingElse(world, app)
  await budi.call.click()
  const window = await callWindow(app)
  await expect(window.getByRole('heading', { name: 'Budi' })).toBeVisible()
  await window.getByRole('button', { name: 'Answer' }).click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)

  await window.getByRole('button', { name: 'Mute' }).click()
  await waitForSilence(() => customerHears(phone))
  await expect(window.getByText('Muted')).toBeVisible()
  await window.getByRole('button', { name: 'Unmute' }).click()
  await waitForTone(() => customerHears(phone), voices.ani)

  await window.getByRole('button', { name: 'Hang up' }).click()
  await expect(budi.call).toBeEnabled()
  await expect.poll(() => isCallWindowShown(app)).toBe(false)
  expect(await onDesktop(world, 'xdotool', 'getactivewindow')).toBe(other.id)
})

test('[D2] the call window goes when the customer gives up', async ({ world }) => {
  const { app, budi } = await ready(world)
  using _other = await somethingElse(world, app)
  await budi.call.click()
  await callWindow(app)
  await expect.poll(() => isCallWindowShown(app)).toBe(true)
  await budi.hangUp.click()
  await expect.poll(() => isCallWindowShown(app)).toBe(false)
})

test('[D7] the call window stays where it was put, for the next call too, and whole on a display that shrinks', async ({
  world,
}) => {
  const { app, budi } = await ready(world)
  using _other = await somethingElse(world, app)
  const place = () =>
    app.evaluate(({ BrowserWindow }) => {
      const { x, y } =
        BrowserWindow.getAllWindows()
          .find(one => !one.isFocusable())
          ?.getBounds() ?? {}
      return { x, y }
    })
  await budi.call.click()
  await expect.poll(() => isCallWindowShown(app)).toBe(true)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(one => !one.isFocusable())
      ?.setPosition(140, 260),
  )
  await expect.poll(place).toEqual({ x: 140, y: 260 })
  await budi.hangUp.click()
  await expect.poll(() => isCallWindowShown(app)).toBe(false)

  await budi.call.click()
  await expect.poll(() => isCallWindowShown(app)).toBe(true)
  await expect.poll(place).toEqual({ x: 140, y: 260 })
  await app.evaluate(({ screen }) => {
    const display = screen.getPrimaryDisplay()
    const workArea = { x: 0, y: 0, width: 400, height: 300 }
    screen.getDisplayNearestPoint = () => ({ ...display, workArea })
    screen.emit('display-metrics-changed', {}, display, ['workArea'])
  })
  await expect.poll(async () => (await place()).y).toBeLessThanOrEqual(300 - 176)
})

test('[D1] the call window shows the call again when its page has crashed', async ({ world }) => {
  const { app, budi } = await ready(world)
  using _other = await somethingElse(world, app)
  await budi.call.click()
  await expect((await callWindow(app)).getByRole('heading', { name: 'Budi' })).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => {
    const small = BrowserWindow.getAllWindows().find(one => one.webContents.getURL().includes('call-window'))
    small?.webContents.forcefullyCrashRenderer()
  })
  // Playwright has lost the page with its process, so the app itself is asked what stands in it.
  const shows = () =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()
        .map(one => one.webContents)
        .find(one => one.getURL().includes('call-window'))
      const isThere = contents && !contents.isCrashed() && !contents.isLoading()
      // A crash is noticed a moment after the process is gone; until then the page cannot be asked.
      return isThere ? contents.executeJavaScript('document.body.innerText').catch(() => '') : ''
    })
  await expect.poll(shows).toContain('Budi')
  expect(await isCallWindowShown(app)).toBe(true)
})

test('the call window may ask its own few things and nothing else', async ({ world }) => {
  const { app, budi } = await ready(world)
  using _other = await somethingElse(world, app)
  await budi.call.click()
  const window = await callWindow(app)
  await expect(window.getByRole('heading', { name: 'Budi' })).toBeVisible()
  const outcome = await window.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'dering') as { getState(): Promise<{ ok: boolean }> }
    return bridge.getState()
  })
  expect(outcome).toMatchObject({ ok: false, refusal: { message: 'This page may not ask.' } })
})

test('[D1] a call rings aloud though the window was closed, where the app outlives it', async ({ world }) => {
  const { app, budi } = await ready(world)
  // As macOS has it: there the last window does not take the app with it.
  await app.evaluate(({ BrowserWindow }) => {
    Object.defineProperty(process, 'platform', { value: 'darwin' })
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
  })
  await budi.call.click()
  const rings = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const sounds = BrowserWindow.getAllWindows().map(async ({ webContents }) =>
        // A page that is just being opened cannot be asked.
        webContents.isLoading()
          ? null
          : webContents.executeJavaScript('window.deringTest?.looping()').catch(() => null),
      )
      return (await Promise.all(sounds)).includes('ring')
    })
  await expect.poll(rings).toBe(true)
  await budi.hangUp.click()
  await expect.poll(rings).toBe(false)
})
