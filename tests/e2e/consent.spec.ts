import type { Locator, Page } from '@playwright/test'
import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { budi as customer } from '../support/seed.ts'
import { voices, type World } from '../support/world.ts'
import { type Pair, ready } from './desktop.ts'
import { expect, test } from './world-test.ts'

const hourMs = 60 * 60 * 1000

/** What stands under the customer's name. */
const strip = (window: Page) => window.getByRole('region', { name: 'Calling Budi' })
const call = (window: Page) => window.getByRole('button', { name: 'Call Budi' })
const ask = (window: Page) => window.getByRole('button', { name: 'Ask to call: Budi' })

/** Budi has written, so Ani may write and ask; she has his room open. */
async function conversing(world: World): Promise<Pair> {
  const pair = await ready(world)
  await pair.phone.getByRole('textbox', { name: 'Message' }).fill('Halo, pesanan saya?')
  await pair.phone.getByRole('button', { name: 'Send', exact: true }).click()
  await pair.ani.openRoom('Budi')
  await expect(pair.ani.page.getByRole('log').getByText('Halo, pesanan saya?')).toBeVisible()
  return pair
}

/** Ani asks in her own words, and Budi's phone shows them. */
async function asked(world: World): Promise<Pair> {
  const pair = await conversing(world)
  const window = pair.ani.page
  await expect(strip(window)).toContainText('No permission yet')
  await expect(call(window)).toBeDisabled()
  await ask(window).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog).toContainText('The request expires 72 hours after it is sent.')
  await dialog.getByRole('textbox').fill('Bolehkah kami menelepon tentang pesanan Anda?')
  await dialog.getByRole('button', { name: 'Send request' }).click()
  await expect(dialog).toBeHidden()
  await expect(
    window.getByRole('log').getByText('Bolehkah kami menelepon tentang pesanan Anda?'),
  ).toBeVisible()
  await expect(strip(window)).toContainText(/Waiting for an answer.*2d 23h left/)
  await expect(pair.phone.getByText('Bolehkah kami menelepon tentang pesanan Anda?')).toBeVisible()
  return pair
}

const onPhone = (phone: Page, name: string): Locator => phone.getByRole('button', { name, exact: true })

test('[P4] [P5] [C6] an agent asks, the customer allows it for 7 days, and the call has sound', async ({
  world,
}) => {
  const { ani, phone, budi } = await asked(world)
  await onPhone(phone, 'Allow for 7 days').click()
  await expect(strip(ani.page)).toContainText(/May be called.*6d 23h left/)
  await expect(ani.page.getByText('The customer allows calls for 7 days')).toBeVisible()
  await call(ani.page).click()
  await budi.answer.click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  await ani.hangUp.click()
  await expect(strip(ani.page)).toContainText('1 of 10 calls in 24 hours')
})

test('[P8] [P9] the customer refuses, and changes the decision twice: the newest one is shown', async ({
  world,
}) => {
  const { ani, phone } = await asked(world)
  await onPhone(phone, 'Do not allow').click()
  await expect(ani.page.getByText('The customer does not allow calls')).toBeVisible()
  await expect(strip(ani.page)).toContainText(/1 of 2 requests left, the next from/)
  await expect(strip(ani.page)).not.toContainText('Waiting for an answer')
  await expect(ask(ani.page)).toBeDisabled()

  const choice = phone.getByRole('combobox', { name: 'Permission to call' })
  await choice.selectOption({ label: 'Always allow' })
  await expect(strip(ani.page)).toContainText('May always be called')
  await expect(call(ani.page)).toBeEnabled()
  await choice.selectOption({ label: 'Do not allow' })
  await expect(strip(ani.page)).not.toContainText('May always be called')
  await expect(call(ani.page)).toBeDisabled()
})

test('[P5] the customer always allows calls', async ({ world }) => {
  const { ani, phone } = await asked(world)
  await onPhone(phone, 'Always allow').click()
  await expect(strip(ani.page)).toContainText('May always be called')
  await expect(ask(ani.page)).toBeHidden()
})

test('[P10] [P11] after two unanswered calls the agent is warned, after four the permission is gone', async ({
  world,
}) => {
  const { ani, budi } = await conversing(world)
  world.simulator.answerPermission({ customer: customer.id, answer: 'permanent_from_profile' })
  await expect(strip(ani.page)).toContainText('May always be called')
  const declined = async () => {
    await expect(call(ani.page)).toBeEnabled()
    // By the keyboard: for some seconds the card that says how the last call ended covers the button.
    await call(ani.page).press('Enter')
    await budi.decline.click()
    await expect(ani.page.getByText('Budi declined.')).toBeVisible()
  }
  await declined()
  await declined()
  await expect(strip(ani.page)).toContainText('2 more unanswered calls and the permission is withdrawn')
  await expect(ani.page.getByText('Call again later?')).toBeVisible()
  await declined()
  await declined()
  await expect(strip(ani.page)).toContainText('Permission withdrawn')
  await expect(call(ani.page)).toBeDisabled()
})

test('[C5] an invited customer calls by the button, and the room tells that it was used', async ({
  world,
}) => {
  const { ani, phone } = await conversing(world)
  await ani.page.getByRole('button', { name: 'Invite to call' }).click()
  await ani.page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click()
  await expect(ani.page.getByText(/The button works until/)).toBeVisible()
  await onPhone(phone, 'Telepon sekarang').click()
  await ani.answer.click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await ani.hangUp.click()
  await expect(ani.page.getByText('The customer called with it')).toBeVisible()
})

test('[I8] a declined customer leaves a voicemail, and the agent plays it beside the call', async ({
  world,
}) => {
  const { ani, phone, budi } = await conversing(world)
  await budi.call.click()
  await ani.decline.click()
  await onPhone(phone, 'Leave a voice message').click()
  // Long enough to be seen while it is played.
  await expect(phone.getByRole('timer')).toHaveText(/^0:(0[6-9]|[12]\d)$/)
  await onPhone(phone, 'Send voice message').click()

  const player = ani.page.getByRole('group', { name: 'Voicemail from Budi' })
  await expect(player).toBeVisible()
  await expect(ani.page.getByText(/After the call at .* that was declined/)).toBeVisible()
  const place = player.getByRole('slider')
  await expect(place).toHaveAttribute('aria-valuetext', /^0 seconds of \d+ seconds$/)
  await player.getByRole('button', { name: 'Play' }).click()
  await expect(place).toHaveAttribute('aria-valuetext', /^[1-9]\d* seconds? of/)
})

test('[C1] [P6] an agent resolves a conversation, and opens it again', async ({ world }) => {
  const { ani } = await asked(world)
  await ani.page.getByRole('button', { name: 'Resolve' }).click()
  await expect(strip(ani.page)).not.toContainText('Waiting for an answer')
  await ani.page.getByRole('button', { name: 'Reopen' }).click()
  await expect(ani.page.getByRole('button', { name: 'Resolve' })).toBeVisible()
})

test.describe('with the platform’s time in hand', () => {
  test.use({ worldOptions: { clock: 'test' } })

  test('[P6] a request that nobody answers expires after 72 hours', async ({ world }) => {
    const { ani } = await asked(world)
    await world.platform.moveClock({ advanceMs: 72 * hourMs })
    await expect(strip(ani.page)).toContainText('Permission expired')
    await expect(ask(ani.page)).toBeDisabled()
    await expect(strip(ani.page)).toContainText('You can ask when the customer writes or calls.')
  })

  test('[P5] a permission for 7 days ends after them', async ({ world }) => {
    const { ani, phone } = await asked(world)
    await onPhone(phone, 'Allow for 7 days').click()
    await expect(call(ani.page)).toBeEnabled()
    await world.platform.moveClock({ advanceMs: 7 * 24 * hourMs + hourMs })
    await expect(strip(ani.page)).toContainText('Permission expired')
    await expect(call(ani.page)).toBeDisabled()
  })
})

test.describe('in Indonesian', () => {
  test('[P4] [P5] [C6] asking, the answer and the call', async ({ world }) => {
    const { window } = await world.app('ani', { locale: 'id_ID.UTF-8' })
    const { page: phone } = await world.phone(customer, 'budi')
    await phone.getByRole('textbox', { name: 'Message' }).fill('Halo')
    await phone.getByRole('button', { name: 'Send', exact: true }).click()
    await window.getByRole('listbox').getByText('Budi').click()
    const bar = window.getByRole('region', { name: 'Menelepon Budi' })
    await expect(bar).toContainText('Belum ada izin')
    await window.getByRole('button', { name: 'Minta izin untuk menelepon Budi' }).click()
    const dialog = window.getByRole('dialog')
    await expect(dialog).toContainText('Permintaan berakhir 72 jam setelah dikirim.')
    await dialog.getByRole('button', { name: 'Kirim permintaan' }).click()
    await expect(bar).toContainText('Menunggu jawaban')
    await onPhone(phone, 'Allow for 7 days').click()
    await expect(bar).toContainText(/Boleh ditelepon.*sisa 6/)
    await window.getByRole('button', { name: 'Telepon Budi' }).click()
    await onPhone(phone, 'Answer').click()
    await waitForTone(() => agentHears(window), voices.budi)
    await waitForTone(() => customerHears(phone), voices.ani)
  })
})
