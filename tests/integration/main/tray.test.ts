import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ElectronUnderShell } from '../../../tools/chromium-shell/src/test-hook.ts'
import { type AppWorld, startAppWorld } from '../../support/app-world.ts'

const run = promisify(execFile)
const patience = { timeout: 30_000 }

let world: AppWorld
beforeAll(async () => {
  world = await startAppWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
afterEach(() => world.budiGivesUp())

const toolTip = () =>
  world.ani.app.evaluate(electron => {
    const [tray] = (electron as unknown as ElectronUnderShell).__shell.trays
    return tray?.toolTip
  })
const press = (label: string) =>
  world.ani.app.evaluate((electron, wanted) => {
    const [tray] = (electron as unknown as ElectronUnderShell).__shell.trays
    tray?.menu?.items.find(item => item.label === wanted)?.click()
  }, label)
const isVisible = () =>
  world.ani.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
const shownNotifications = async () => {
  const { stdout } = await run('dunstctl', ['count', 'displayed'], { env: { ...world.screen.env } })
  return stdout.trim()
}

describe('the tray of the app', () => {
  it('shows presence, and sets it', async () => {
    await expect.poll(toolTip, patience).toBe('Dering · Online')
    await press('Away')
    await expect.poll(toolTip, patience).toBe('Dering · Away')
    await press('Online')
    await expect.poll(toolTip, patience).toBe('Dering · Online')
  })

  it('speaks the language that the person chooses, from then on', async () => {
    await expect.poll(toolTip, patience).toBe('Dering · Online')
    await world.ask('saveSettings', { language: 'id' })
    await expect.poll(toolTip, patience).toBe('Dering · Daring')
    await world.ask('saveSettings', { language: 'en' })
    await expect.poll(toolTip, patience).toBe('Dering · Online')
  })

  it('[D1] [I8] declines what rings', async () => {
    await world.budiCalls()
    await expect.poll(toolTip, patience).toBe('Dering · Online · A call is ringing')
    await press('Decline')
    await expect.poll(toolTip, patience).toBe('Dering · Online')
  })

  it('[D1] keeps the app where calls ring, when its window is closed and the person wants so', async () => {
    await press('Open Dering')
    await expect.poll(isVisible, patience).toBe(true)
    await world.ask('saveSettings', { closeToTray: true })
    await world.ani.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(isVisible, patience).toBe(false)
    await world.budiCalls()
    await expect.poll(() => world.screen.notificationTitles().at(-1), patience).toBe('Budi is calling')
    await world.budiGivesUp()
    await expect.poll(() => world.screen.notificationTitles().at(-1), patience).toBe('Missed call from Budi')
    await press('Open Dering')
    await expect.poll(isVisible, patience).toBe(true)
    // Seen, once the window has the focus: until then the missed call would be told again.
    await expect.poll(shownNotifications, patience).toBe('0')
  })

  it('[D5] shows nothing outside the window while the desktop is set to do not disturb, and the log says so', async () => {
    await world.putAside()
    const before = world.screen.notificationTitles()
    await run('dunstctl', ['set-paused', 'true'], { env: { ...world.screen.env } })
    await world.budiCalls()
    await expect.poll(toolTip, patience).toBe('Dering · Online · A call is ringing')
    await expect
      .poll(async () => (await world.state()).alerts, patience)
      .toMatchObject({ ringing: [expect.any(String)], ringtone: null })
    const [callId] = (await world.state()).alerts?.ringing ?? []
    const noted = async () => JSON.stringify(await world.ask('getCallTimeline', { callId }))
    await expect.poll(noted, patience).toContain('"what":"heldBack"')
    await press('Decline')
    await run('dunstctl', ['set-paused', 'false'], { env: { ...world.screen.env } })
    expect(world.screen.notificationTitles()).toEqual(before)
  })
})
