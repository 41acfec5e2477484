import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { startAppWorld } from '../../support/app-world.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'

const patience = { timeout: 30_000 }
const logIn = (profileDir: string) => path.join(profileDir, 'calls.sqlite')

/** A log that a later version of the app left behind. */
function writeNewerLog(profileDir: string): void {
  const database = new Database(logIn(profileDir))
  database.exec('CREATE TABLE calls (what TEXT)')
  database.exec(`INSERT INTO calls VALUES ('of the future')`)
  database.pragma('user_version = 99')
  database.close()
}

/** What is in the log's place, and what the screen then says. */
const troubles: readonly (readonly [string, (profileDir: string) => void, RegExp | null])[] = [
  [
    'written by a newer version',
    writeNewerLog,
    /A newer version of Dering wrote the call log, and this one cannot read it/,
  ],
  [
    'which cannot be opened',
    profileDir => mkdirSync(logIn(profileDir)),
    /The call log cannot be opened just now/,
  ],
  ['damaged', profileDir => writeFileSync(logIn(profileDir), 'no database, but long enough for one'), null],
]

describe('[D5] the app starts and takes calls with a call log', () => {
  it.each(troubles)('%s, and says so on the screen', async (_what, prepare, words) => {
    let before: Buffer | undefined
    await using world = await startAppWorld(profileDir => {
      prepare(profileDir)
      if (prepare === writeNewerLog) before = readFileSync(logIn(profileDir))
    })
    const { window } = world.ani
    await world.platform.postWebhook(customerCalls({ id: 'wacid.1', at: Date.now() }))
    await window.getByRole('button', { name: /^Answer/ }).waitFor()
    await world.platform.postWebhook(customersCallEnds({ id: 'wacid.1', at: Date.now() }))
    await window.getByRole('button', { name: /^Recent calls/ }).click()
    if (words) await window.getByText(words).waitFor()
    else await window.getByRole('option', { name: /Budi/ }).waitFor()
    if (before) {
      // Neither the start, nor the call, nor what is older than calls are kept touched it.
      expect(readFileSync(logIn(world.profileDir)).equals(before)).toBe(true)
    }
    await expect.poll(async () => (await world.state()).connection.status, patience).toBe('online')
  })
})
