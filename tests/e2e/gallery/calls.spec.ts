import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import type { FakeDesk } from '../../support/gallery/fake-dering.ts'
import { callStates, settled } from '../../support/gallery/call-states.ts'
import { expect, test } from '../../support/gallery/test.ts'

declare global {
  interface Window {
    desk?: FakeDesk
  }
}

const card = (page: Page) => page.getByRole('complementary', { name: /^(Calls|Panggilan)$/ })
const widget = (page: Page) => page.getByRole('region', { name: /^Your call with/ })
const incoming = (page: Page) => page.getByRole('region', { name: /^Incoming call from/ })
const composer = (page: Page) => page.getByRole('textbox', { name: /^Message to/ })
const asked = (page: Page, name: string) =>
  page.evaluate(ask => window.desk?.asked.filter(one => one.name === ask).map(one => one.input) ?? [], name)

for (const state of callStates) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${state} is accessible in ${theme}, and breaks no policy`, async ({ page, show, complaints }) => {
      await show(state, { theme })
      await settled(page)
      expect(await accessibilityFaults(page, 'aside[data-layer=calls]')).toEqual([])
      expect(complaints).toEqual([])
    })
  }

  test(`[C4] ${state} leaves the composer free, in a large window and a small one`, async ({
    page,
    show,
  }) => {
    for (const [width, height] of [
      [1280, 800],
      [960, 600],
      [480, 720],
      [640, 400],
    ] as const) {
      await page.setViewportSize({ width, height })
      await show(state)
      await settled(page)
      const top = (await composer(page).boundingBox())?.y ?? 0
      // In one look: a card may go by itself in the middle of it.
      const lowest = await card(page).evaluate(layer => {
        const bottoms = [...layer.querySelectorAll('section')].map(
          card => card.getBoundingClientRect().bottom,
        )
        // What is scrolled away inside the layer covers nothing.
        return Math.min(Math.max(0, ...bottoms), layer.getBoundingClientRect().bottom)
      })
      expect(lowest).toBeLessThanOrEqual(top)
    }
  })
}

for (const scene of ['call-ringing', 'call-microphone-blocked']) {
  test(`[D1] ${scene} can be answered and declined at 200 % in a small window`, async ({ page, show }) => {
    await page.setViewportSize({ width: 640, height: 400 })
    await show(scene, { language: 'id' })
    await settled(page)
    for (const name of [/^Tolak/, /^Jawab/]) {
      await expect(card(page).getByRole('button', { name })).toBeInViewport({ ratio: 1 })
    }
  })
}

test('[D1] [C4] a call that comes takes neither the focus nor the Enter key from what is being typed', async ({
  page,
  show,
}) => {
  await show('call-elsewhere')
  await composer(page).fill('Sebentar')
  await page.evaluate(() =>
    window.desk?.set(state => {
      const { session } = state
      const [call] = Object.values(session?.calls ?? {})
      if (!session || !call) return state
      const ringUntil = new Date(Date.now() + 30_000).toISOString()
      const sdp = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n'
      const offer = { call: { ...call, state: 'offered' as const }, sdp, ringUntil, via: 'room' as const }
      return { ...state, session: { ...session, calls: {}, offers: { [call.id]: offer } } }
    }),
  )
  await expect(incoming(page)).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'Incoming call from Budi Santoso' })).toHaveCount(1)
  await expect(composer(page)).toBeFocused()
  await page.keyboard.type(', Pak')
  await page.keyboard.press('Enter')
  expect(await asked(page, 'answerCall')).toEqual([])
  expect(await asked(page, 'sendMessage')).toMatchObject([{ text: 'Sebentar, Pak' }])
})

test('by keyboard one goes to the call, and answers only on its button', async ({ page, show }) => {
  await show('call-ringing')
  await settled(page)
  await page.keyboard.press('Control+g')
  await expect(incoming(page)).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await asked(page, 'answerCall')).toEqual([])
  await page.keyboard.press('Tab')
  const hush = page.getByRole('button', { name: 'Silence the ring' })
  await expect(hush).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(hush).toHaveAttribute('aria-pressed', 'true')
  await expect(hush).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Decline' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(widget(page)).toBeVisible()
  expect(await asked(page, 'answerCall')).toHaveLength(1)
})

test('[I8] declining one of several leaves the others ringing', async ({ page, show }) => {
  await show('call-ringing-several')
  await expect(incoming(page)).toHaveCount(3)
  await incoming(page).first().getByRole('button', { name: 'Decline' }).click()
  await expect(incoming(page)).toHaveCount(2)
  expect(await asked(page, 'declineCall')).toEqual([{ callId: 'call0' }])
})

test('[D3] without a microphone one answers only by saying so', async ({ page, show }) => {
  await show('call-no-microphone')
  await expect(page.getByRole('button', { name: 'Answer', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Answer without microphone' }).click()
  await expect(widget(page)).toBeVisible()
})

test('[I4] a call that waits can be declined, not taken, and leaves the active one alone', async ({
  page,
  show,
}) => {
  await show('call-waiting')
  const waiting = page.getByRole('region', { name: /is calling$/ })
  await expect(waiting).toHaveCount(2)
  await expect(waiting.getByRole('button', { name: 'Answer' })).toHaveCount(0)
  await waiting.first().getByRole('button', { name: 'Decline' }).click()
  expect(await asked(page, 'declineCall')).toEqual([{ callId: 'call1' }])
  await widget(page).getByRole('button', { name: 'Mute' }).click()
  await expect(widget(page)).toContainText('Muted')
})

test('[O7] M mutes and unmutes, but not while one types', async ({ page, show }) => {
  await show('call-connected')
  await expect(widget(page)).toContainText('Connected')
  await page.keyboard.press('m')
  await expect(widget(page).getByRole('button', { name: 'Unmute' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(widget(page).getByRole('button', { name: 'Mute', exact: true })).toBeVisible()
  await composer(page).pressSequentially('mm')
  await expect(composer(page)).toHaveValue('mm')
  await expect(widget(page).getByRole('button', { name: 'Mute', exact: true })).toBeVisible()
})

test('Escape never hangs up', async ({ page, show }) => {
  await show('call-connected')
  await page.keyboard.press('Control+g')
  await expect(widget(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await widget(page).getByRole('button', { name: 'Hang up' }).focus()
  await page.keyboard.press('Escape')
  expect(await asked(page, 'hangUpCall')).toEqual([])
  await expect(widget(page)).toContainText('Connected')
})

test('[O7] the widget is dragged by its handle, stays inside the window, and is remembered', async ({
  page,
  show,
}) => {
  await show('call-connected')
  await settled(page)
  const handle = page.getByRole('button', { name: 'Move the call' })
  const before = await widget(page).boundingBox()
  await handle.hover()
  await page.mouse.down()
  await page.mouse.move((before?.x ?? 0) - 300, (before?.y ?? 0) + 200, { steps: 5 })
  await page.mouse.up()
  const dragged = await widget(page).boundingBox()
  expect(dragged?.x).toBeLessThan((before?.x ?? 0) - 250)
  expect(dragged?.y).toBeGreaterThan((before?.y ?? 0) + 100)

  await show('call-connected')
  await settled(page)
  expect(await widget(page).boundingBox()).toEqual(dragged)

  await page.setViewportSize({ width: 480, height: 300 })
  await expect
    .poll(async () => {
      const box = await widget(page).boundingBox()
      return box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 480 && box.y + box.height <= 300
    })
    .toBe(true)
})

test('[O7] the widget is moved by the arrow keys, and put back by Home', async ({ page, show }) => {
  await show('call-connected')
  await settled(page)
  const before = await widget(page).boundingBox()
  await page.getByRole('button', { name: 'Move the call' }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  expect(await widget(page).boundingBox()).toMatchObject({
    x: (before?.x ?? 0) - 16,
    y: (before?.y ?? 0) + 64,
  })
  await page.keyboard.press('Home')
  expect(await widget(page).boundingBox()).toEqual(before)
})

test('[O7] the widget is made small and large again, muting and hanging up at any size', async ({
  page,
  show,
}) => {
  await show('call-connected')
  await widget(page).getByRole('button', { name: 'Make small' }).click()
  await widget(page).getByRole('button', { name: 'Mute' }).click()
  await expect(widget(page)).toContainText('Muted')
  await widget(page).getByRole('button', { name: 'Show the call with Budi Santoso' }).click()
  await widget(page).getByRole('button', { name: 'Hang up' }).click()
  await expect(widget(page)).toContainText('Hanging up…')
  expect(await asked(page, 'hangUpCall')).toEqual([{ callId: 'call0' }])
})

test('[O7] a microphone is chosen during the call, and kept', async ({ page, show }) => {
  await show('call-connected')
  await widget(page).getByRole('button', { name: 'Microphone and speaker' }).click()
  await page
    .getByRole('button', { name: /Microphone/ })
    .last()
    .click()
  await page.getByRole('option', { name: 'Jabra Evolve2 65' }).click()
  await expect.poll(() => asked(page, 'saveSettings')).toEqual([{ microphoneId: 'headset' }])
})

test('[D4] the chosen microphone is offered back when it is plugged in again', async ({ page, show }) => {
  await show('call-microphone-back')
  await expect(
    page.getByText('Jabra Evolve2 65 was unplugged. You are now heard through Built-in.'),
  ).toBeVisible()
  await widget(page).getByRole('button', { name: 'Use it' }).click()
  await expect(widget(page).getByRole('button', { name: 'Use it' })).toBeHidden()
})

test('[O3] a call that WhatsApp failed says why in its words', async ({ page, show }) => {
  await show('call-ended-failed')
  await expect(card(page)).toContainText('The business side sent no sound for 30 seconds.')
})

test('[O1] the call button says why it does not call', async ({ page, show }) => {
  await show('offline')
  const button = page.getByRole('button', { name: 'Call Budi Santoso' })
  await button.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('tooltip')).toContainText('You are offline')
  await page.keyboard.press('Enter')
  expect(await asked(page, 'dialCall')).toEqual([])
})

test('[D6] a call that was lost with the window is told until it is read, with the way back', async ({
  page,
  show,
}) => {
  await show('call-lost')
  await expect(page.getByText(/the sound of your call with Budi Santoso was lost/)).toBeVisible()
  await page.getByRole('button', { name: 'Call back' }).click()
  expect(await asked(page, 'dismissLostCall')).toEqual([{ callId: 'call0' }])
  expect(await asked(page, 'openRoom')).toMatchObject([{ roomId: 'r0' }])
})

test('[O3] calling back from how a call ended leads to the room’s button, which nothing covers any more', async ({
  page,
  show,
}) => {
  await show('call-ended')
  const ended = page.getByRole('region', { name: 'Call ended' })
  await ended.getByRole('button', { name: 'Call back' }).click()
  // At once: after a while it would have gone by itself.
  expect(await ended.count()).toBe(0)
  expect(await asked(page, 'openRoom')).toMatchObject([{ roomId: 'r0' }])
  await page.getByRole('button', { name: 'Call Budi Santoso' }).click({ trial: true })
})
