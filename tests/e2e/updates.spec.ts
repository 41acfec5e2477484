import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Manifest } from '../../src-main/updates/manifest.ts'
import { account, aSeed } from '../support/seed.ts'
import { artefact, aSigningKey } from '../support/updates/release.ts'
import { startUpdateServer } from '../support/updates/update-server.ts'
import { type Desktop, ready } from './desktop.ts'
import { expect, test as base } from './world-test.ts'

/** An update server with a release for this machine, and a program that installs by noting which file it was given. */
const test = base.extend<{ updates: { readonly env: Record<string, string>; installed(): string | null } }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  updates: async ({}, use) => {
    await using server = await startUpdateServer()
    const key = aSigningKey()
    const now = Date.now()
    server.publish(key, {
      version: '9.0.0',
      // The tests run on systems that there are releases for.
      platform: process.platform as Manifest['platform'],
      arch: process.arch as Manifest['arch'],
      issuedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + 86_400_000).toISOString(),
    })
    const folder = mkdtempSync(path.join(tmpdir(), 'dering-runner-'))
    const runner = path.join(folder, 'run')
    const given = path.join(folder, 'given')
    // Whole or not at all, since the test looks while it is written.
    writeFileSync(runner, `#!/bin/sh\ncp "$1" '${given}.new' && mv '${given}.new' '${given}'\n`)
    chmodSync(runner, 0o755)
    await use({
      env: { DERING_UPDATE_URL: server.url, DERING_UPDATE_KEYS: key.raw, DERING_UPDATE_RUNNER: runner },
      installed: () => (existsSync(given) ? readFileSync(given, 'utf8') : null),
    })
    rmSync(folder, { recursive: true, force: true })
  },
})

test.use({
  worldOptions: { seed: aSeed({ accounts: [{ ...account, wrapUpSeconds: 120 }] }) },
})

async function openUpdates({ page }: Desktop) {
  await page.getByRole('navigation').first().getByRole('button', { name: 'Settings' }).click()
  const about = page.getByRole('region', { name: 'About' })
  await about.scrollIntoViewIfNeeded()
  return about
}

test('[D9] an update waits for the end of a call and of its note, and then restarts the app as the agent asked', async ({
  world,
  updates,
}) => {
  const { app, ani, budi } = await ready(world, { env: updates.env })
  const about = await openUpdates(ani)
  await about.getByRole('button', { name: 'Check now' }).click()
  await expect(about.getByText('Version 9.0.0 is ready.')).toBeVisible()
  await expect(ani.page.getByText('An update is ready')).toBeAttached()

  await budi.call.click()
  await ani.answer.click()
  await expect(ani.call).toBeVisible()
  await expect(about.getByText('It is installed when you are free, never during a call.')).toBeVisible()
  await about.getByRole('button', { name: 'Restart after this' }).click()
  await expect(about.getByText('once your call and your note are finished')).toBeVisible()
  expect(updates.installed()).toBeNull()

  await budi.hangUp.click()
  await expect(ani.call).toBeHidden()
  await expect(about.getByText('once your note is finished')).toBeVisible()
  expect(updates.installed()).toBeNull()

  const ended = app.waitForEvent('close')
  await ani.page.getByRole('button', { name: 'Finish' }).click()
  await ended
  await expect.poll(() => updates.installed()).toBe(artefact.toString())
})

test('[D9] an agent who is free restarts with the update at a click, and is told when it did not come', async ({
  world,
  updates,
}) => {
  const first = await ready(world, { env: updates.env, profile: 'ani-updates' })
  const about = await openUpdates(first.ani)
  await about.getByRole('button', { name: 'Check now' }).click()
  const ended = first.app.waitForEvent('close')
  await about.getByRole('button', { name: 'Restart now' }).click()
  await ended
  await expect.poll(() => updates.installed()).toBe(artefact.toString())

  // The program of the test installs nothing: the same version starts again.
  const { window } = await world.app('ani', { env: updates.env, profile: 'ani-updates' })
  await window.getByRole('navigation').first().getByRole('button', { name: 'Settings' }).click()
  await expect(window.getByText('The newer version could not be installed.')).toBeAttached()
})
