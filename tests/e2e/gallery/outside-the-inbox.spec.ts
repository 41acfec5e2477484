import type { Page } from '@playwright/test'
import { expect, test } from '../../support/gallery/test.ts'

const asked = (page: Page, name: string) =>
  page.evaluate(wanted => window.desk?.asked.filter(ask => ask.name === wanted).map(ask => ask.input), name)

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Work email').fill('ani@example.com')
  await page.getByLabel('Password', { exact: true }).fill('rahasia')
  await page.keyboard.press('Enter')
}

const goOffline = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const connection = {
      status: 'waiting',
      attempt: 1,
      retryAt: Date.now() + 9000,
      why: 'unreachable',
    } as const
    window.desk?.set(state => ({ ...state, connection }))
  })

test.describe('signing in', () => {
  test('asks for what is missing before it asks the platform', async ({ page, show }) => {
    await show('signed-out')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('Enter your email address')).toBeVisible()
    await expect(page.getByText('Enter your password.')).toBeVisible()
    expect(await asked(page, 'signIn')).toEqual([])
  })

  test('can be done by the keyboard alone, with the password shown on demand', async ({ page, show }) => {
    await show('signing-in')
    await expect(page.getByLabel('Work email')).toBeFocused()
    await page.keyboard.type(' ani@example.com ')
    await page.keyboard.press('Tab')
    await page.keyboard.type('rahasia')
    await page.getByRole('button', { name: 'Show password' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text')
    await page.getByLabel('Password', { exact: true }).press('Enter')
    await expect(page.getByRole('button', { name: 'Signing in…' })).toBeVisible()
    expect(await asked(page, 'signIn')).toEqual([{ email: 'ani@example.com', password: 'rahasia' }])
  })

  test('says when email or password are wrong, without a hint which', async ({ page, show }) => {
    await show('sign-in-wrong')
    await signIn(page)
    await expect(page.getByRole('alert')).toHaveText(/The email or the password is not right/)
  })

  test('counts down after too many attempts, and lets nobody try meanwhile', async ({ page, show }) => {
    await show('sign-in-throttled')
    await signIn(page)
    await expect(page.getByRole('alert')).toHaveText(/You can try again in \d+s/)
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled()
  })

  test('speaks the other language at once', async ({ page, show }) => {
    await show('signed-out')
    await page.getByText('Bahasa Indonesia').click()
    await expect(page.getByRole('heading', { name: 'Masuk ke Dering' })).toBeVisible()
    expect(await asked(page, 'saveSettings')).toEqual([{ language: 'id' }])
  })
})

test.describe('the connection', () => {
  test('is always in sight', async ({ page, show }) => {
    await show('inbox')
    await expect(page.getByRole('button', { name: 'Connection: Connected' })).toBeVisible()
    await show('loading')
    await expect(page.getByRole('button', { name: 'Connection: Connecting…' })).toBeVisible()
  })

  test('says when it tries next, and tries at once when asked', async ({ page, show }) => {
    await show('offline')
    const banner = page.getByRole('region', { name: 'Connection: Offline' })
    await expect(banner).toContainText(/Next try in \d+s/)
    await banner.getByRole('button', { name: 'Try now' }).click()
    expect(await asked(page, 'reconnectNow')).toHaveLength(1)
  })

  test('[D6] says that a call goes on', async ({ page, show }) => {
    await show('call-connected')
    await goOffline(page)
    await expect(page.getByText('You are offline; your call goes on.')).toBeVisible()
  })

  test('can be taken back from another desktop', async ({ page, show }) => {
    await show('taken-over')
    await page.getByRole('button', { name: 'Use here' }).click()
    expect(await asked(page, 'reconnectNow')).toHaveLength(1)
  })
})

test.describe('recent calls', () => {
  test('[D5] are found as one types, and filtered', async ({ page, show }) => {
    await show('calls', { section: 'calls' })
    await expect(page.getByRole('option').first()).toContainText('Incoming, missed')
    await expect(page.getByRole('option').first()).toContainText('Nobody answered in time')
    await page.getByRole('searchbox').fill('agus')
    await expect(page.getByRole('option').first()).toContainText('Agus Pratama')
    await page.getByRole('searchbox').fill('')
    await page.getByText('Missed', { exact: true }).click()
    await expect(page.getByRole('option')).toHaveCount(2)
  })

  test('[D5] are saved as a file of exactly what is shown', async ({ page, show }) => {
    await show('calls', { section: 'calls' })
    await page.getByText('Missed', { exact: true }).click()
    await page.getByRole('button', { name: 'Any ending' }).click()
    await page.getByRole('option', { name: 'Nobody answered in time', exact: true }).click()
    await expect(page.getByRole('listbox', { name: 'Recent calls' }).getByRole('option')).toHaveCount(1)
    await page.getByRole('button', { name: 'Export CSV' }).click()
    await expect(page.getByText('1 call saved')).toBeVisible()
    const filter = { search: '', filter: 'missed', reason: 'timed_out' }
    expect(await asked(page, 'exportCallLog')).toEqual([filter])
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(page.getByRole('listbox', { name: 'Recent calls' }).getByRole('option')).toHaveCount(2)
  })

  test('[D5] say how far a large file is, wherever one looks meanwhile, and give it up by the same button', async ({
    page,
    show,
  }) => {
    await show('log-exporting', { section: 'calls' })
    // A key waits for nothing: there is something to save once the calls are there.
    await expect(page.getByRole('button', { name: 'Export CSV' })).toBeEnabled()
    await page.getByRole('button', { name: 'Export CSV' }).press('Enter')
    await expect(page.getByRole('progressbar', { name: 'Saving calls as CSV' })).toHaveAttribute(
      'aria-valuenow',
      '41',
    )
    await expect(page.getByText('Saving: 412,345 calls so far')).toBeVisible()
    await page.getByRole('button', { name: 'Inbox' }).click()
    await page.getByRole('button', { name: /^Recent calls/ }).click()
    await page.getByRole('button', { name: 'Stop saving' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Export CSV' })).toBeVisible()
    await expect(page.getByRole('progressbar')).toHaveCount(0)
  })

  test('[D5] go on by pages while one scrolls, and keep the page small', async ({ page, show }) => {
    await show('calls', { section: 'calls' })
    await page.getByRole('option').first().focus()
    const last = page.locator('[role="option"][aria-setsize="268"]').first()
    await expect(async () => {
      await page.keyboard.press('End')
      await expect(last).toBeVisible({ timeout: 500 })
    }).toPass()
    expect(await page.getByRole('option').count()).toBeLessThan(60)
  })

  test('[D5] work offline, and say so', async ({ page, show }) => {
    await show('calls-offline', { section: 'calls' })
    await expect(page.getByText('complete as of your last connection')).toBeVisible()
    await expect(page.getByRole('option').first()).toBeVisible()
  })

  test('open their conversation', async ({ page, show }) => {
    await show('calls', { section: 'calls' })
    await page.getByRole('option', { name: 'Agus Pratama' }).first().click()
    await page.getByRole('button', { name: 'Open conversation' }).click()
    await expect(page.getByRole('heading', { name: 'Agus Pratama' })).toBeVisible()
  })

  test('[D5] say in one sentence why one was missed, and what happened to it', async ({ page, show }) => {
    await show('log-missed', { section: 'calls' })
    const row = page.getByRole('option').first()
    await row.focus()
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: 'Call details' })
    await expect(details).toContainText('It rang here for 45 seconds and nobody answered in time.')
    await expect(details.getByRole('listitem')).toContainText([
      'Offered to this desktop',
      'Shown on screen',
      'System notification shown',
      'Ringtone played on Jabra Evolve2 65 and Built-in Audio',
      'Stopped ringing: its time was over',
      'Ended by the system',
    ])
    await page.keyboard.press('Escape')
    await expect(details).toBeHidden()
    await expect(row).toBeFocused()
  })

  test('say what keeps them from being complete', async ({ page, show }) => {
    await show('calls-trouble', { section: 'calls' })
    await expect(
      page.getByText(/^Calls may be missing here: the log cannot be written just now/),
    ).toBeVisible()
  })
})

test.describe('settings', () => {
  test('hold at once', async ({ page, show }) => {
    await show('settings', { section: 'settings' })
    await page.getByText('Dark', { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.getByText('Compact', { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
    await page.getByRole('region', { name: 'Language' }).getByRole('button').click()
    await page.getByRole('option', { name: 'Bahasa Indonesia' }).click()
    await expect(page.getByRole('heading', { name: 'Setelan' })).toBeVisible()
  })

  test('are gone through by their sections, with the keyboard alone', async ({ page, show }) => {
    await page.setViewportSize({ width: 1280, height: 480 })
    await show('settings', { section: 'settings' })
    const sections = page.getByRole('navigation', { name: 'Sections of the settings' })
    await sections.getByRole('button', { name: 'About' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'About' })).toBeFocused()
    await expect(page.getByText('Version', { exact: true })).toBeInViewport()
    await expect(sections.getByRole('button', { name: 'About' })).toHaveAttribute('aria-current', 'location')
  })

  test('ask before signing out in a call', async ({ page, show }) => {
    await show('call-connected')
    await page.keyboard.press('Control+,')
    await page.getByRole('button', { name: 'Sign out' }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('You are on a call. Signing out ends it.')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    expect(await asked(page, 'signOut')).toEqual([])
  })

  test('presence is set at the foot of the rail', async ({ page, show }) => {
    await show('inbox')
    await page.getByRole('button', { name: 'Ani Wijaya, your status: Online' }).click()
    await page.getByRole('menuitem', { name: /Away/ }).click()
    expect(await asked(page, 'setPresence')).toEqual([{ status: 'away' }])
  })

  test('the menu says why one is away, and one press brings one back', async ({ page, show }) => {
    await show('held-away-idle')
    await page.getByRole('button', { name: 'Ani Wijaya, your status: Away' }).click()
    await expect(page.getByRole('menuitem', { name: /Away/ })).toContainText(
      'Nobody has touched this computer',
    )
    await page.getByRole('menuitem', { name: /Press to be reachable again at once/ }).click()
    expect(await asked(page, 'setPresence')).toEqual([{ status: 'online' }])
  })

  test('how long nobody may touch the computer is a setting', async ({ page, show }) => {
    await show('settings', { section: 'settings' })
    const minutes = page.getByRole('textbox', { name: 'Away when idle' })
    await expect(minutes).toHaveValue('10')
    await minutes.fill('15')
    await minutes.press('Tab')
    expect(await asked(page, 'saveSettings')).toEqual([{ awayAfterMinutes: 15 }])
  })

  test('whether a locked screen holds away is a setting', async ({ page, show }) => {
    await show('settings', { section: 'settings' })
    await page.getByRole('switch', { name: 'Away when the screen is locked' }).press('Space')
    expect(await asked(page, 'saveSettings')).toEqual([{ awayWhenLocked: false }])
  })
})
