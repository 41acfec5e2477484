import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ElectronUnderShell } from '../../../tools/chromium-shell/src/test-hook.ts'
import { startDesktopSession, type DesktopSession } from '../../support/desktop-session.ts'
import { eventually } from '../../support/eventually.ts'
import { driveApp, type DrivenApp } from '../../support/shell-app.ts'

declare const sampleEvents: string[]

let desktop: DesktopSession
let driven: DrivenApp

beforeAll(async () => {
  desktop = await startDesktopSession()
  driven = await driveApp(desktop, { args: ['--use-fake-device-for-media-stream'] })
  await driven.window.getByRole('heading').waitFor()
})
afterAll(async () => {
  await driven?.[Symbol.asyncDispose]()
  await desktop?.stop()
})
beforeEach(async () => {
  await driven.app.evaluate(() => {
    sampleEvents.length = 0
  })
})

const events = (): Promise<string[]> => driven.app.evaluate(() => [...sampleEvents])

it("answers a page's requests by protocol.handle, body included", async () => {
  const answer: unknown = await driven.window.evaluate(async () =>
    (await fetch('/echo', { method: 'POST', body: 'hi there' })).json(),
  )
  expect(answer).toEqual({ method: 'POST', url: 'app://sample/echo', body: 'hi there' })
})

it('enforces the Content-Security-Policy of the answer', async () => {
  expect(await driven.window.evaluate(() => 'inlineScriptRan' in globalThis)).toBe(false)
  await driven.window.reload()
  await eventually(events).toContainEqual(expect.stringMatching(/^console error .*Content Security Policy/))
  const refused = await driven.window.evaluate(() =>
    fetch('https://example.com/').catch((error: unknown) => String(error)),
  )
  expect(refused).toContain('Failed to fetch')
  await eventually(events).toContainEqual(expect.stringMatching(/connect-src/))
})

it('asks will-navigate, and stays when it says no', async () => {
  await driven.window.evaluate(() => location.assign('https://example.com/elsewhere'))
  await eventually(events).toContain('blocked https://example.com/elsewhere')
  await driven.window.getByRole('button', { name: 'Say hello' }).click()
})

it('asks will-frame-navigate for frames within the page', async () => {
  await driven.window.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'index.html?framed'
    document.body.append(frame)
  })
  await eventually(events).toContain('frame app://sample/index.html?framed')
  const framed = driven.window.frameLocator('iframe').last()
  await framed.getByRole('heading').waitFor()
  const frame = driven.window.frames().find(found => found.url().includes('framed'))
  expect(await frame?.evaluate(() => 'sample' in globalThis)).toBe(false)
})

it('opens no window for a page, and tells setWindowOpenHandler of each', async () => {
  const opened = await driven.window.evaluate(() => window.open('https://example.com/open'))
  expect(opened).toBeNull()
  await driven.window.getByRole('link', { name: 'A link' }).click()
  await driven.window.getByRole('link', { name: 'A link' }).click({ modifiers: ['Control'] })
  const wanted = ['https://example.com/open', 'https://example.com/link', 'https://example.com/link']
  await eventually(async () => (await events()).filter(event => event.startsWith('window.open'))).toEqual(
    wanted.map(url => `window.open ${url}`),
  )
  expect(driven.app.windows()).toHaveLength(1)
})

it('asks the session before a page may hear or see', async () => {
  const ask = (constraints: MediaStreamConstraints): Promise<string> =>
    driven.window.evaluate(async wanted => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(wanted)
        const kinds = stream.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`)
        for (const track of stream.getTracks()) track.stop()
        return kinds.join()
      } catch (error) {
        return error instanceof DOMException ? error.name : String(error)
      }
    }, constraints)
  expect(await ask({ audio: true })).toBe('audio live')
  expect(await ask({ video: true })).toBe('NotAllowedError')
  expect(await ask({ audio: true, video: true })).toBe('NotAllowedError')
  const log = await driven.app.evaluate(
    electron => (electron as unknown as ElectronUnderShell).__shell.permissionLog,
  )
  expect(
    log.slice(-3).map(({ mediaTypes, isGranted, origin }) => [mediaTypes.join(), isGranted, origin]),
  ).toEqual([
    ['audio', true, 'app://sample'],
    ['video', false, 'app://sample'],
    ['audio,video', false, 'app://sample'],
  ])
})

it("shows the check handler's answers to the page", async () => {
  await driven.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://sample/index.html'),
  )
  const states = (): Promise<string[]> =>
    driven.window.evaluate(async () => {
      const names = ['microphone', 'camera', 'notifications', 'geolocation'] as const
      return await Promise.all(names.map(async name => (await navigator.permissions.query({ name })).state))
    })
  await eventually(states).toEqual(['granted', 'denied', 'denied', 'denied'])
})

it('tells of keys, the console and the theme', async () => {
  await driven.window.keyboard.press('F5')
  await eventually(events).toEqual(expect.arrayContaining(['input keyDown F5', 'input keyUp F5']))
  await driven.window.evaluate(() => console.warn('careful', { left: 1 }))
  await eventually(events).toContainEqual(expect.stringMatching(/^console warning careful/))
  await driven.app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  const isDark = (): Promise<boolean> =>
    driven.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await eventually(isDark).toBe(true)
})

it('runs code in the page and takes its picture', async () => {
  const [sum, size] = await driven.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('No window')
    const picture = await window.webContents.capturePage()
    return [await window.webContents.executeJavaScript('Promise.resolve(1 + 1)'), picture.getSize()] as const
  })
  expect(sum).toBe(2)
  expect(size.width).toBeGreaterThan(100)
})

it('says render-process-gone when the page crashes, and comes back on reload', async () => {
  await driven.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await eventually(events).toContain('gone crashed')
  await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await eventually(events).toContain('did-finish-load')
  const said = await driven.app.evaluate(async ({ BrowserWindow }) => {
    const code = `new Promise(resolve => { sample.onSaid(resolve); sample.say('again') })`
    return (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code)) as string
  })
  expect(said).toBe('again')
})
