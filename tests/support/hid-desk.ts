import { type ElectronApplication, expect, type Page } from '@playwright/test'
import type { HeadsetKey, HidCollection, Lamps } from '#shared/domain/headset/hid-collections.ts'
import type { HidFilter } from '../../tools/chromium-shell/src/session/hid-desk.ts'
import type { ElectronUnderShell } from '../../tools/chromium-shell/src/test-hook.ts'
import { bundlePageScript } from './bundle-page-script.ts'

/** A device of this desk; its name tells it from the others. */
export interface DeskDevice {
  readonly name: string
  readonly productId: number
  readonly collections: readonly HidCollection[]
}

/** What the page's `navigator.hid` asks of the shell. */
export type HidDeskAsk =
  | { readonly ask: 'plugged' | 'allowed' }
  | { readonly ask: 'select'; readonly filters: readonly HidFilter[] }
  | { readonly ask: 'forget'; readonly deviceId: string }

/** The desk of whoever works with this app. */
export interface HidDeskHand {
  plug(device: DeskDevice): Promise<void>
  unplug(device: DeskDevice): Promise<void>
  /** Once its lamps have come to rest. */
  press(device: DeskDevice, key: HeadsetKey): Promise<void>
  /** Null: it is not plugged in. */
  lamps(device: DeskDevice): Promise<Lamps | null>
  /** Another program takes it, or lets it go. */
  hold(device: DeskDevice, isHeld: boolean): Promise<void>
}

/**
 * Reloads the window at a desk with these devices plugged in. Which of them the page may have is decided by the app's
 * main process, through the session's events and its device permission handler as in Electron: `__shell.hid`.
 *
 * What only a real machine with a real headset shows: that Electron raises `select-hid-device` for the window's request
 * and asks the handler at each look, that the system lets the app open the device (`/dev/hidraw*` on Linux), and that a
 * headset of a certain make does as its report descriptor says.
 */
export async function sitAtDesk(
  app: ElectronApplication,
  page: Page,
  devices: readonly DeskDevice[],
): Promise<HidDeskHand> {
  for (const device of devices) await plugInto(app, device)
  await page.exposeFunction('askHidDesk', (ask: HidDeskAsk) => askShell(app, ask))
  await page.addInitScript({ content: await bundlePageScript('hid-desk-page.ts') })
  await page.reload()
  const lookAgain = () => page.evaluate(() => window.hidDesk.lookAgain())
  return {
    plug: async device => {
      await plugInto(app, device)
      await lookAgain()
    },
    unplug: async ({ name }) => {
      await app.evaluate((electron, id) => {
        // The suite runs under the shell, whose own part Electron's types cannot name.
        ;(electron as unknown as ElectronUnderShell).__shell.hid?.unplug(id)
      }, name)
      await lookAgain()
    },
    press: async ({ name }, key) => {
      const pressed = () =>
        page.evaluate(([which, one]) => window.hidDesk.press(which, one), [name, key] as const)
      await expect.poll(pressed).toBe(true)
    },
    lamps: ({ name }) => page.evaluate(which => window.hidDesk.lamps(which), name),
    hold: ({ name }, isHeld) =>
      page.evaluate(([which, held]) => window.hidDesk.hold(which, held), [name, isHeld] as const),
  }
}

async function plugInto(app: ElectronApplication, { name, productId, collections }: DeskDevice) {
  // Electron writes out more of a report than a headset is read by.
  const device = { deviceId: name, name, productId, vendorId: 0x1234, collections } as unknown
  await app.evaluate((electron, plugged) => {
    ;(electron as unknown as ElectronUnderShell).__shell.hid?.plug(plugged as Electron.HIDDevice)
  }, device)
}

async function askShell(app: ElectronApplication, asked: HidDeskAsk): Promise<unknown> {
  return await app.evaluate(async (electron, ask) => {
    const { hid } = (electron as unknown as ElectronUnderShell).__shell
    const pages = electron.BrowserWindow.getAllWindows().map(({ webContents }) => webContents)
    const id = pages.find(({ mainFrame }) => new URL(mainFrame.url).pathname === '/')?.id ?? 0
    switch (ask.ask) {
      case 'plugged':
        return hid?.plugged
      case 'allowed':
        return hid?.allowed(id)
      case 'select':
        return await hid?.select(id, ask.filters)
      case 'forget':
        return hid?.forget(id, ask.deviceId)
    }
  }, asked)
}
