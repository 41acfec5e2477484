import type { Page } from '@playwright/test'
import { shortcutAria, type ShortcutName, shortcuts } from '../../../src-renderer/ui/shortcuts.ts'
import { expect, test } from '../../support/gallery/test.ts'

/** What a screen reader is told, of everything on the page that says its keys: "role name" by keys. */
async function saidKeys(page: Page): Promise<ReadonlyMap<string, string>> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return new Map(
    nodes.flatMap(({ properties = [], role, name }) =>
      properties
        .filter(property => property.name === 'keyshortcuts')
        .flatMap(({ value }) => String(value.value).split(' '))
        .map(key => [key, `${role?.value} ${name?.value}`] as const),
    ),
  )
}

const keys = (...names: readonly ShortcutName[]) => names.map(name => shortcutAria(shortcuts[name], false))

/** Where each shortcut's control is to be found; a new shortcut without one does not compile. */
const homes: Readonly<Record<ShortcutName, string>> = {
  inbox: 'button Inbox',
  calls: 'button Recent calls',
  queue: 'button Live queue',
  report: 'button Call activity',
  manage: 'button Manage',
  settings: 'button Settings',
  search: 'searchbox Search',
  customer: 'button',
  palette: 'button Commands',
  nextRoom: 'listbox Conversations',
  previousRoom: 'listbox Conversations',
  back: 'button Back',
  call: 'region Your call with',
  mute: 'button Mute',
  holdMute: 'button Mute',
}

async function expectSaid(page: Page, ...names: readonly ShortcutName[]): Promise<void> {
  await expect
    .poll(async () => {
      const said = await saidKeys(page)
      return names.filter(name => !said.get(keys(name).join())?.startsWith(homes[name]))
    })
    .toEqual([])
}

test('assistive technology is told the keys of every control that has some', async ({ page, show }) => {
  await show('call-connected')
  await expectSaid(page, 'inbox', 'calls', 'settings', 'palette', 'search', 'nextRoom', 'previousRoom')
  await expectSaid(page, 'call', 'mute', 'holdMute')
  await show('queue', { section: 'queue' })
  await expectSaid(page, 'queue', 'report', 'manage')
  await show('thread')
  await expectSaid(page, 'customer')
  await page.setViewportSize({ width: 640, height: 800 })
  await expectSaid(page, 'back')
})

test('a held key that is switched off is not said', async ({ page, show }) => {
  await show('call-connected')
  await expectSaid(page, 'holdMute')
  await page.evaluate(() =>
    window.desk?.set(state => ({ ...state, settings: { ...state.settings, holdToMute: false } })),
  )
  await expect.poll(async () => (await saidKeys(page)).has(keys('holdMute').join())).toBe(false)
})

test('the palette says the keys of its commands', async ({ page, show }) => {
  await show('palette', { section: 'inbox' })
  const inbox = page.getByRole('menuitem').filter({ hasText: 'Inbox' }).first()
  await expect(inbox).toHaveAccessibleDescription(/Ctrl\+1/)
})
