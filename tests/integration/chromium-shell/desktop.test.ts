import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ElectronUnderShell } from '../../../tools/chromium-shell/src/test-hook.ts'
import { startDesktopSession, type DesktopSession } from '../../support/desktop-session.ts'
import { eventually } from '../../support/eventually.ts'
import { driveApp, type DrivenApp } from '../../support/shell-app.ts'

declare const sampleEvents: string[]

const run = promisify(execFile)
let desktop: DesktopSession
let driven: DrivenApp

beforeAll(async () => {
  desktop = await startDesktopSession()
  driven = await driveApp(desktop)
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
const command = async (program: string, ...args: string[]): Promise<string> =>
  (await run(program, args, { env: desktop.env })).stdout

/** Shows a ringing notification whose events the sample notes under `name`. */
async function ring(name: string): Promise<void> {
  await driven.app.evaluate(({ Notification }, title) => {
    const notification = new Notification({
      title,
      body: 'Incoming call',
      urgency: 'critical',
      timeoutType: 'never',
      actions: [
        { type: 'button', text: 'Answer' },
        { type: 'button', text: 'Decline' },
      ],
    })
    Object.assign(globalThis, { [title]: notification })
    const say = (event: string): number => sampleEvents.push(`${title} ${event}`)
    notification.on('show', () => say('show'))
    notification.on('click', () => say('click'))
    notification.on('action', event => say(`action ${event.actionIndex}`))
    notification.on('close', event => say(`close ${event.reason}`))
    notification.on('failed', (_event, error) => say(`failed ${error}`))
    notification.show()
  }, name)
  await eventually(events).toContain(`${name} show`)
}

const displayed = async (): Promise<number> =>
  Number((await command('dunstctl', 'count', 'displayed')).trim())

it('shows a notification on the desktop, and hears of its body being clicked', async () => {
  await ring('clicked')
  expect(await displayed()).toBe(1)
  await command('dunstctl', 'action', '0')
  await eventually(events).toContain('clicked click')
  await command('dunstctl', 'close-all')
  await eventually(displayed).toBe(0)
})

it('hears which button of a notification was pressed', async () => {
  await ring('answered')
  await desktop.pressNotificationButton('Decline')
  await eventually(events).toContain('answered action 1')
  await command('dunstctl', 'close-all')
  await eventually(displayed).toBe(0)
})

it('closes a notification, and says when and why it was closed', async () => {
  await ring('missed')
  await driven.app.evaluate(() => {
    const { missed } = globalThis as unknown as { missed: Electron.Notification }
    missed.close()
  })
  await eventually(events).toContain('missed close applicationHidden')
  expect(await displayed()).toBe(0)
  await ring('dismissed')
  await command('dunstctl', 'close')
  await eventually(events).toContain('dismissed close userCanceled')
})

it('replaces a notification that is shown again', async () => {
  await ring('again')
  await driven.app.evaluate(() => {
    const { again } = globalThis as unknown as { again: Electron.Notification }
    again.body = 'Still ringing'
    again.show()
  })
  await eventually(async () => (await events()).filter(event => event === 'again show')).toHaveLength(2)
  expect(await displayed()).toBe(1)
  await command('dunstctl', 'close-all')
})

it('hears a global shortcut that the X server delivers, until it is released', async () => {
  const isRegistered = await driven.app.evaluate(({ globalShortcut }) => {
    for (const key of ['A', 'B', 'C', 'D'])
      globalShortcut.register(`CommandOrControl+Shift+${key}`, () => sampleEvents.push(`shortcut ${key}`))
    return globalShortcut.isRegistered('CommandOrControl+Shift+A')
  })
  expect(isRegistered).toBe(true)
  const heard = async (): Promise<string[]> => (await events()).filter(event => event.startsWith('shortcut'))
  const press = (...keys: string[]): Promise<string> =>
    command('xdotool', ...keys.flatMap(key => ['key', `ctrl+shift+${key}`]))
  // The last one asked for is heard at last, so the X server has been asked for all of them.
  await eventually(async () => {
    await press('d')
    return await heard()
  }).toContain('shortcut D')
  // It tells of keys in their order: what was pressed before one that is heard has been heard.
  await press('a', 'b')
  await eventually(heard).toContain('shortcut B')
  expect(await heard()).toContain('shortcut A')
  await driven.app.evaluate(({ globalShortcut }) => globalShortcut.unregister('CommandOrControl+Shift+A'))
  await press('a', 'c')
  await eventually(heard).toContain('shortcut C')
  expect((await heard()).filter(event => event === 'shortcut A')).toHaveLength(1)
  await driven.app.evaluate(({ globalShortcut }) => globalShortcut.unregisterAll())
})

it('keeps a secret and refuses a forged one', async () => {
  const kept = await driven.app.evaluate(async ({ safeStorage }) => {
    const encrypted = await safeStorage.encryptStringAsync('s3cret')
    const forged = Buffer.from(encrypted)
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    let refusal = ''
    try {
      safeStorage.decryptString(forged)
    } catch (error) {
      refusal = String(error)
    }
    return {
      isHidden: !encrypted.includes('s3cret'),
      plain: safeStorage.decryptString(encrypted),
      async: await safeStorage.decryptStringAsync(encrypted),
      backend: safeStorage.getSelectedStorageBackend(),
      refusal,
    }
  })
  expect(kept).toMatchObject({
    isHidden: true,
    plain: 's3cret',
    async: { result: 's3cret', shouldReEncrypt: false },
    backend: 'basic_text',
  })
  expect(kept.refusal).not.toBe('')
})

it('lets a test be the desktop: tray, menu, power, dialogs, addresses', async () => {
  const seen = await driven.app.evaluate(async electron => {
    const { dialog, Menu, nativeImage, powerMonitor, shell, Tray } = electron
    const hook = (electron as unknown as ElectronUnderShell).__shell
    const said: string[] = []
    const tray = new Tray(nativeImage.createEmpty())
    tray.setToolTip('Ringing')
    tray.setContextMenu(
      Menu.buildFromTemplate([{ id: 'open', label: 'Open', click: () => said.push('open') }]),
    )
    tray.on('click', () => said.push('tray'))
    const [shown] = hook.trays
    shown?.emit('click')
    shown?.menu?.getMenuItemById('open')?.click()
    powerMonitor.on('suspend', () => said.push('suspend'))
    hook.emitPower('suspend')
    hook.systemIdleSeconds = 90
    hook.nextDialog.push({ response: 2, checkboxChecked: false })
    const { response } = await dialog.showMessageBox({ message: 'Sure?', buttons: ['a', 'b', 'c'] })
    await shell.openExternal('https://example.com/help')
    return {
      said,
      toolTip: shown?.toolTip,
      idle: powerMonitor.getSystemIdleState(60),
      response,
      asked: hook.dialogs.map(({ kind }) => kind),
      opened: hook.openedExternal,
    }
  })
  expect(seen).toEqual({
    said: ['tray', 'open', 'suspend'],
    toolTip: 'Ringing',
    idle: 'idle',
    response: 2,
    asked: ['message'],
    opened: ['https://example.com/help'],
  })
})
