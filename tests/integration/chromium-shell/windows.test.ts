import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startDesktopSession, type DesktopSession } from '../../support/desktop-session.ts'
import { eventually } from '../../support/eventually.ts'
import { driveApp, runApp, sampleApp, type DrivenApp } from '../../support/shell-app.ts'

const run = promisify(execFile)
let desktop: DesktopSession

beforeAll(async () => {
  desktop = await startDesktopSession()
})
afterAll(async () => {
  await desktop?.stop()
})

const command = async (program: string, ...args: string[]): Promise<string> =>
  (await run(program, args, { env: desktop.env })).stdout

/** The X window of the sample, as its window manager lists it. */
async function listed(title = 'Shell Sample'): Promise<string | undefined> {
  const windows = (await command('wmctrl', '-l')).split('\n')
  return windows.find(line => line.endsWith(title))?.split(' ')[0]
}

async function stateOf(window: string): Promise<string> {
  return await command('xprop', '-id', window, '_NET_WM_STATE', 'WM_STATE', '_MOTIF_WM_HINTS', 'WM_HINTS')
}

describe('a driven window', () => {
  let driven: DrivenApp
  let xWindow: string

  beforeAll(async () => {
    driven = await driveApp(desktop)
    await driven.window.getByRole('heading').waitFor()
    await vi.waitUntil(async () => (xWindow = (await listed()) ?? ''), { timeout: 30_000 })
  })
  afterAll(async () => {
    await driven?.[Symbol.asyncDispose]()
  })

  it('leaves the desktop when hidden, and comes back', async () => {
    await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await eventually(() => listed()).toBeUndefined()
    const hidden = await driven.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return [window?.isVisible(), window?.isFocused()]
    })
    expect(hidden).toEqual([false, false])
    // A hidden softphone goes on counting.
    const pauses = await driven.window.evaluate(
      () =>
        new Promise<number[]>(resolve => {
          const found: number[] = []
          let last = performance.now()
          const timer = setInterval(() => {
            const now = performance.now()
            found.push(now - last)
            last = now
            if (found.length < 21) return
            clearInterval(timer)
            resolve(found)
          }, 20)
        }),
    )
    // A browser lets the timers of a hidden page wait for the next second; a busy machine is slow now and then.
    expect(pauses.toSorted((one, other) => one - other)[10]).toBeLessThan(500)
    await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
    await eventually(() => listed()).toBe(xWindow)
    await eventually(isFocused).toBe(true)
  })

  it('is minimised and restored by the desktop as well as by the app', async () => {
    await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    await eventually(() => stateOf(xWindow)).toContain('Iconic')
    const isMinimized = (): Promise<boolean | undefined> =>
      driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
    await eventually(isMinimized).toBe(true)
    await command('wmctrl', '-i', '-a', xWindow)
    await eventually(isMinimized).toBe(false)
    await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    await eventually(isMinimized).toBe(true)
    await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore())
    await eventually(isMinimized).toBe(false)
    await eventually(() => stateOf(xWindow)).toContain('Normal')
  })

  it('stays on top, leaves the taskbar and asks for attention for the window manager too', async () => {
    const set = (isOn: boolean): Promise<void> =>
      driven.app.evaluate(({ BrowserWindow }, on) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.setAlwaysOnTop(on)
        window?.setSkipTaskbar(on)
      }, isOn)
    await set(true)
    await eventually(() => stateOf(xWindow)).toMatch(
      /_STATE_(ABOVE|SKIP_TASKBAR), _NET_WM_STATE_(ABOVE|SKIP)/,
    )
    await set(false)
    await eventually(() => stateOf(xWindow)).not.toContain('ABOVE')
  })

  it('goes where it is put', async () => {
    await driven.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 200, y: 150, width: 500, height: 400 }),
    )
    const size = (): Promise<number[]> => driven.window.evaluate(() => [outerWidth, outerHeight])
    await eventually(size).toEqual([500, 400])
    const bounds = () =>
      driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    // The page knows its size from its own process, which may be the first to hear of it.
    await eventually(bounds).toMatchObject({ width: 500, height: 400 })
  })

  it('shows a second window that takes no focus, has no frame and stays on top', async () => {
    await driven.app.evaluate(async ({ BrowserWindow }) => {
      const popup = new BrowserWindow({
        width: 200,
        height: 100,
        show: false,
        frame: false,
        focusable: false,
        alwaysOnTop: true,
        skipTaskbar: true,
      })
      await popup.loadURL('app://sample/popup.html')
      popup.showInactive()
    })
    await eventually(() => listed('Popup')).toBeDefined()
    const popup = (await listed('Popup')) ?? ''
    await eventually(() => stateOf(popup)).toContain('_NET_WM_STATE_ABOVE')
    expect(await stateOf(popup)).toMatch(/_MOTIF_WM_HINTS\(.*\) = 0x2, 0x0, 0x0, 0x0, 0x0/)
    expect(await stateOf(popup)).toContain('Client accepts input or input focus: False')
    await eventually(isFocused).toBe(true)
    await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close())
    await eventually(() => listed('Popup')).toBeUndefined()
  })

  const isFocused = (): Promise<boolean | undefined> =>
    driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
})

describe("the window's X", () => {
  it('asks the close listeners, who may hide the window instead', async () => {
    await using app = runApp(desktop, { args: [sampleApp, '--close-hides'] })
    await app.line('ready-to-show')
    await eventually(() => listed()).toBeDefined()
    await command('wmctrl', '-i', '-c', (await listed()) ?? '')
    await app.line('close')
    await app.line('hide')
    await eventually(() => listed()).toBeUndefined()
    await using second = runApp(desktop, { args: [sampleApp, 'tel:+34600'] })
    expect(await second.exited).toBe(0)
    await app.line('second-instance tel:+34600')
    await eventually(() => listed()).toBeDefined()
    app.kill('SIGTERM')
    expect(await app.exited).toBe(0)
  })

  it('closes the last window and with it the app', async () => {
    await using app = runApp(desktop)
    await app.line('ready-to-show')
    await eventually(() => listed()).toBeDefined()
    await command('wmctrl', '-i', '-c', (await listed()) ?? '')
    expect(await app.exited).toBe(0)
    const from = app.lines.indexOf('close')
    expect(app.lines.slice(from).filter(line => line !== 'blur')).toEqual([
      'close',
      'closed',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit 0',
    ])
  })
})
