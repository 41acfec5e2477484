import { customerHears, openMicrophones } from '../../tools/harness/listen.ts'
import { createContrast } from '../support/contrast.ts'
import { talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

/** What is captured: the device, what RNNoise makes of it, and the copy that is sent. */
const withFilter = 3
const withoutFilter = 2
const often = { intervals: [50] }

test.describe('in a loud room', () => {
  test.use({ worldOptions: { hasNoisyRooms: true } })

  test('noise is taken out from the middle of a call on, and the voice stays', async ({ world }) => {
    const { ani, phone } = await talking(world)
    const { page } = ani
    const contrast = () => createContrast(async () => (await customerHears(phone))?.rms ?? 0)
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click()
    const choice = page.getByRole('radiogroup', { name: 'Noise reduction' })

    await choice.getByText('Off').click()
    await expect.poll(() => openMicrophones(page)).toBe(withoutFilter)
    await expect.poll(contrast(), often).toBeGreaterThan(10)

    await choice.getByText('Strong').click()
    await expect.poll(() => openMicrophones(page)).toBe(withFilter)
    await expect.poll(contrast(), often).toBeGreaterThan(45)
    await expect(page.getByText('does not run')).toHaveCount(0)

    await ani.hangUp.click()
    await expect.poll(() => openMicrophones(page)).toBe(0)
  })
})
