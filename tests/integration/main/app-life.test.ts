import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findDesktopHost } from '../../../tools/start/desktop-host.ts'
import { type AppWorld, startAppWorld } from '../../support/app-world.ts'

const run = promisify(execFile)
const patience = { timeout: 30_000 }

let world: AppWorld
beforeAll(async () => {
  world = await startAppWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
afterEach(() => world.budiGivesUp())

/** A customer calls; resolves with the call's id once it rings here. */
async function ring(): Promise<string | undefined> {
  await world.budiCalls()
  await expect.poll(offers, patience).toHaveLength(1)
  return (await offers())[0]
}

/** The customer gives up; resolves once nothing rings here. */
async function giveUp(): Promise<void> {
  await world.budiGivesUp()
  await expect.poll(offers, patience).toEqual([])
}

const offers = async () => Object.keys((await world.state()).session?.offers ?? {})
/** Notifications on the screen, as the desktop's own service counts them. */
const shown = async () => {
  const { stdout } = await run('dunstctl', ['count', 'displayed'], { env: { ...world.screen.env } })
  return Number(stdout)
}

/** The number on the app's icon. */
const badge = () => world.ani.app.evaluate(({ app }) => app.getBadgeCount())
/** Whether a window of the app asks the window manager for attention. */
async function wantsAttention(): Promise<boolean> {
  const env = { ...world.screen.env }
  const { stdout: ids } = await run('xdotool', ['search', '--name', '^Dering$'], { env })
  const states = ids
    .trim()
    .split('\n')
    .map(async id => (await run('xprop', ['-id', id, '_NET_WM_STATE'], { env })).stdout)
  return (await Promise.all(states)).some(state => state.includes('DEMANDS_ATTENTION'))
}

const isMinimized = () =>
  world.ani.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
const tellPower = (event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen') =>
  world.ani.app.evaluate(({ powerMonitor }, said) => void powerMonitor.emit(said), event)
const lostCalls = async () => (await world.state()).lostCalls

describe('the life of the app', () => {
  it('[D1] [D2] notifies of a call while the window is not in front, then that it was missed, until one looks', async () => {
    await world.putAside()
    const { length } = world.screen.notificationTitles()
    const titles = () => world.screen.notificationTitles().slice(length)
    await ring()
    await expect.poll(titles, patience).toEqual(['Budi is calling'])
    await expect.poll(shown, patience).toBe(1)
    await expect.poll(badge, patience).toBe(1)
    await expect.poll(wantsAttention, patience).toBe(true)
    await giveUp()
    await expect.poll(wantsAttention, patience).toBe(false)
    await expect.poll(titles, patience).toEqual(['Budi is calling', 'Missed call from Budi'])
    await expect.poll(shown, patience).toBe(1)
    expect(await badge()).toBe(1)
    await world.ani.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.restore()
      window?.focus()
    })
    await expect.poll(shown, patience).toBe(0)
    await expect.poll(badge, patience).toBe(0)
  })

  it('hangs up a call whose sound was lost by a reload, and says so until it is dismissed', async () => {
    const callId = await ring()
    await world.ask('holdMedia', { callId })
    await world.ani.window.reload()
    await world.ani.window.waitForFunction(() => 'dering' in window)
    await expect.poll(lostCalls, patience).toEqual([{ callId, why: 'reloaded' }])
    await world.ask('dismissLostCall', { callId })
    await expect.poll(lostCalls, patience).toEqual([])
    await giveUp()
  })

  it('has one instance: a second start brings the first to the front, and ends', async () => {
    const { window } = world.ani
    await world.putAside()
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const second = spawn(findDesktopHost().executable, [...asRoot, process.cwd()], {
      env: { ...world.screen.env, DERING_PROFILE_DIR: world.profileDir },
      stdio: 'ignore',
    })
    const [code] = (await once(second, 'exit')) as [number | null]
    expect(code).toBe(0)
    await expect.poll(isMinimized, patience).toBe(false)
    await expect.poll(() => window.evaluate(() => document.visibilityState), patience).toBe('visible')
  })

  it('[R4] is away while the screen is locked, where the person wants so, and back with its unlocking', async () => {
    const presence = async () => {
      const { session } = await world.state()
      return session?.agents[session.me.id]?.presence
    }
    await expect.poll(presence, patience).toBe('online')
    await tellPower('lock-screen')
    await expect.poll(presence, patience).toBe('away')
    expect((await world.state()).awayReason).toBe('locked')
    await tellPower('unlock-screen')
    await expect.poll(presence, patience).toBe('online')
    expect((await world.state()).awayReason).toBeUndefined()

    await world.ask('saveSettings', { awayWhenLocked: false })
    await tellPower('lock-screen')
    await ring()
    expect(await presence()).toBe('online')
    await giveUp()
    await tellPower('unlock-screen')
    await world.ask('saveSettings', { awayWhenLocked: true })
  })

  it('[D6] drops its link when the machine wakes, without asking whether it lives, and is reachable again', async () => {
    const connection = async () => (await world.state()).connection
    const before = await connection()
    await tellPower('suspend')
    await tellPower('resume')
    await expect.poll(connection, patience).toMatchObject({ status: 'online' })
    expect(await connection()).not.toEqual(before)
    await ring()
    await expect.poll(async () => (await world.state()).alerts?.ringing.length, patience).toBe(1)
    await giveUp()
  })

  it('[D2] is silent from the moment that the machine falls asleep until the platform has confirmed', async () => {
    const ringing = async () => (await world.state()).alerts?.ringing
    const callId = await ring()
    await tellPower('suspend')
    expect(await ringing()).toEqual([])
    await tellPower('resume')
    await expect.poll(ringing, patience).toEqual([callId])
    await giveUp()
  })

  it('ends a call when the machine falls asleep, since its sound does, and says so', async () => {
    const callId = await ring()
    await world.ask('holdMedia', { callId })
    await tellPower('suspend')
    await expect.poll(lostCalls, patience).toEqual([{ callId, why: 'slept' }])
    await tellPower('resume')
    await world.ask('dismissLostCall', { callId })
    await giveUp()
  })

  it('ends in order by SIGTERM, also in a call, which it hangs up first', async () => {
    const callId = await ring()
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
