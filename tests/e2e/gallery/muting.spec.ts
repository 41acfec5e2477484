import { expect, test } from '../../support/gallery/test.ts'

test.describe('[O7] what the agent does not notice alone', () => {
  test('talking while muted is told, with the way out', async ({ page, show }) => {
    await show('call-muted')
    const widget = page.getByRole('region', { name: /^Your call with/ })
    await expect(widget).toContainText('You are talking, but you are muted')
    const unmute = widget.getByRole('button', { name: 'Unmute' })
    // A notice that comes up while one presses moves no button away from the pointer.
    await expect(unmute).toHaveCount(2)
    const [button, notice] = await Promise.all([unmute.first().boundingBox(), unmute.last().boundingBox()])
    expect(button?.y).toBeLessThan(notice?.y ?? 0)
    await unmute.last().click()
    await expect(widget).not.toContainText('You are talking, but you are muted')
  })

  test('a microphone that hears nothing is told', async ({ page, show }) => {
    await show('call-microphone-silent')
    const widget = page.getByRole('region', { name: /^Your call with/ })
    await expect(widget).toContainText('Your microphone hears nothing.', { timeout: 15_000 })
  })

  test('a key mutes while it is held, unless that is turned off', async ({ page, show }) => {
    await show('call-connected')
    const widget = page.getByRole('region', { name: /^Your call with/ })
    const unmute = widget.getByRole('button', { name: 'Unmute' })
    await expect(widget.getByRole('button', { name: 'Mute' })).toBeVisible()
    await page.keyboard.down('F9')
    await expect(unmute.first()).toBeVisible()
    await page.keyboard.up('F9')
    await expect(unmute).toHaveCount(0)

    await page.keyboard.press('Control+,')
    const setting = page.getByRole('switch', { name: 'Hold F9 to mute' })
    await setting.focus()
    await page.keyboard.press('Space')
    await expect(setting).not.toBeChecked()
    await page.keyboard.down('F9')
    await expect(unmute).toHaveCount(0)
    // The page goes on to the next test of this worker, and a key that is held would only repeat there.
    await page.keyboard.up('F9')
  })
})
