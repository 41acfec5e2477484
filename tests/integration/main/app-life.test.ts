import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findDesktopHost } from '../../../tools/start/desktop-host.ts'
import { type AppWorld, startAppWorld } from '../../support/app-world.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'

const run = promisify(execFile)
const patience = { timeout: 15_000 }

let world: AppWorld
beforeEach(async () => {
  world = await startAppWorld()
  await expect.poll(async () => (await world.state()).connection.status, patience).toBe('online')
})
afterEach(() => world[Symbol.asyncDispose]())

const call = () => ({ id: 'wacid.life', at: Date.now() })
const offers = async () => Object.keys((await world.state()).session?.offers ?? {})
/** Notifications on the screen, as the desktop's own service counts them. */
const shown = async () => {
  const { stdout } = await run('dunstctl', ['count', 'displayed'], { env: { ...world.screen.env } })
  return Number(stdout)
}

describe('the life of the app', () => {
  it('[D1] [D2] notifies of a call while the window is not in front, and stops when it is given up', async () => {
    await world.ani.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    await world.platform.postWebhook(customerCalls(call()))
    await expect.poll(shown, patience).toBe(1)
    await world.platform.postWebhook(customersCallEnds(call()))
    await expect.poll(shown, patience).toBe(0)
  })

  it('hangs up a call whose sound was lost by a reload, and says so until it is dismissed', async () => {
    await world.platform.postWebhook(customerCalls(call()))
    await expect.poll(offers, patience).toHaveLength(1)
    const [callId] = await offers()
    await world.ask('holdMedia', { callId })
    await world.ani.window.reload()
    await world.ani.window.waitForFunction(() => 'dering' in window)
    expect((await world.state()).lostCalls).toEqual([{ callId, why: 'reloaded' }])
    await world.ask('dismissLostCall', { callId })
    expect((await world.state()).lostCalls).toEqual([])
  })

  it('has one instance: a second start brings the first to the front, and ends', async () => {
    const { app, window } = world.ani
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const second = spawn(findDesktopHost().executable, [...asRoot, process.cwd()], {
      env: { ...world.screen.env, DERING_PROFILE_DIR: world.profileDir },
      stdio: 'ignore',
    })
    const [code] = (await once(second, 'exit')) as [number | null]
    expect(code).toBe(0)
    await expect
      .poll(
        () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
        patience,
      )
      .toBe(false)
    expect(await window.evaluate(() => document.visibilityState)).toBe('visible')
  })

  it('ends in order by SIGTERM, also in a call, which it hangs up first', async () => {
    await world.platform.postWebhook(customerCalls(call()))
    await expect.poll(offers, patience).toHaveLength(1)
    const [callId] = await offers()
    await world.ask('holdMedia', { callId })
    const main = world.ani.app.process()
    const ended = once(main, 'exit')
    main.kill('SIGTERM')
    const [code, signal] = (await ended) as [number | null, string | null]
    expect([code, signal]).toEqual([0, null])
    const log = readFileSync(path.join(world.profileDir, 'logs', 'main.log'), 'utf8')
    expect(log).toContain(`hanging up {"callId":"${callId}"}`)
  })
})
