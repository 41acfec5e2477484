import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askNames } from '#shared/ipc/channels.ts'
import { type AppWorld, startAppWorld } from '../../support/app-world.ts'

let world: AppWorld
beforeAll(async () => {
  world = await startAppWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const page = () => world.ani.window
const status = async () => (await world.state()).connection.status

describe('the window of the app', () => {
  it('shows one frozen object with every ask, and nothing else', async () => {
    const seen = await page().evaluate(() => {
      const api = Reflect.get(window, 'dering') as Record<string, unknown>
      const descriptor = Object.getOwnPropertyDescriptor(window, 'dering')
      return {
        names: Object.keys(api).sort(),
        areFunctions: Object.values(api).every(value => typeof value === 'function'),
        isFrozen: Object.isFrozen(api),
        canBeReplaced: descriptor?.writable === true || descriptor?.configurable === true,
      }
    })
    expect(seen).toEqual({
      names: [...askNames, 'on'].sort(),
      areFunctions: true,
      isFrozen: true,
      canBeReplaced: false,
    })
  })

  it('sees nothing of Node or Electron', async () => {
    const found = await page().evaluate(() =>
      [
        'require',
        'process',
        'module',
        'exports',
        '__dirname',
        'Buffer',
        'global',
        'ipcRenderer',
        'electron',
      ].filter(name => name in window),
    )
    expect(found).toEqual([])
  })

  it('gets the state, and no token in it', async () => {
    await expect.poll(status, { timeout: 10_000 }).toBe('online')
    const state = await world.state()
    expect(state).toMatchObject({
      auth: { status: 'signedIn' },
      session: { me: { id: 'u-ani', name: 'Ani' } },
    })
    expect(JSON.stringify(state)).not.toMatch(/eyJ|[Tt]oken|password/)
  })

  it('does not run inline scripts, nor code made of text', async () => {
    const ran = await page().evaluate(() => {
      const script = document.createElement('script')
      try {
        script.textContent = 'window.inlineRan = true'
        document.body.append(script)
      } catch (error) {
        return String(error)
      }
      return String('inlineRan' in window)
    })
    expect(ran).not.toBe('true')
    // In a timer, since what a debugger evaluates may evaluate more.
    const evaluated = await page().evaluate(
      () =>
        new Promise<string>(resolve => {
          setTimeout(() => {
            try {
              // oxlint-disable-next-line no-eval -- that it fails is the test
              resolve(String(eval('1 + 1')))
            } catch (error) {
              resolve((error as Error).name)
            }
          })
        }),
    )
    expect(evaluated).toBe('EvalError')
  })

  it('reaches no network of its own', async () => {
    const reached = await page().evaluate(async url => {
      try {
        await fetch(url)
        return 'reached'
      } catch {
        return 'refused'
      }
    }, `${world.platform.url}/healthz`)
    expect(reached).toBe('refused')
  })

  it('stays on its page', async () => {
    const before = page().url()
    const { length: windows } = world.ani.app.windows()
    await page().evaluate(() => {
      location.href = 'https://example.com/'
    })
    await page().evaluate(() => window.open('https://example.com/'))
    await expect
      .poll(() => readFileSync(path.join(world.profileDir, 'logs', 'main.log'), 'utf8'))
      .toContain('a navigation was refused')
    expect(page().url()).toBe(before)
    expect(world.ani.app.windows()).toHaveLength(windows)
    await expect.poll(status).toBe('online')
  })

  it('refuses an ask that lacks something, as a value', async () => {
    const outcome = await world.ask('hangUpCall', { callId: 7 })
    expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'failed' } })
  })
})
