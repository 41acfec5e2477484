import { EventEmitter } from 'node:events'
import { app } from '../app/app.ts'
import { ShellBrowserWindow } from '../window/browser-window.ts'

type ItemOptions = Electron.MenuItemConstructorOptions
type ImplementedItem = Pick<
  Electron.MenuItem,
  'id' | 'label' | 'type' | 'enabled' | 'visible' | 'checked' | 'click'
>

/** `electron.MenuItem`; `click()` does what a person's click would. */
export class ShellMenuItem implements ImplementedItem {
  readonly id: string
  label: string
  readonly type: Electron.MenuItem['type']
  readonly role: ItemOptions['role']
  readonly submenu: ShellMenu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly click: () => void

  constructor(options: ItemOptions) {
    this.id = options.id ?? ''
    this.label = options.label ?? ''
    this.role = options.role
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal')
    this.submenu = Array.isArray(options.submenu) ? ShellMenu.buildFromTemplate(options.submenu) : undefined
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.click = () => {
      if (!this.enabled) return
      if (this.type === 'checkbox') this.checked = !this.checked
      if (this.type === 'radio') this.checked = true
      if (options.click) callWithElectronTypes(options.click, this)
      else runRole(options.role)
    }
  }
}

/** `electron.Menu`, remembered for tests; the shell draws none. */
export class ShellMenu extends EventEmitter implements Pick<Electron.Menu, 'popup' | 'closePopup'> {
  static #application: ShellMenu | null = null
  readonly items: ShellMenuItem[] = []

  static buildFromTemplate(template: readonly (ItemOptions | ShellMenuItem)[]): ShellMenu {
    const menu = new ShellMenu()
    for (const item of template) menu.append(item instanceof ShellMenuItem ? item : new ShellMenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: ShellMenu | null): void {
    ShellMenu.#application = menu
  }
  static getApplicationMenu(): ShellMenu | null {
    return ShellMenu.#application
  }

  append(item: ShellMenuItem): void {
    this.items.push(item)
  }
  insert(position: number, item: ShellMenuItem): void {
    this.items.splice(position, 0, item)
  }
  getMenuItemById(id: string): ShellMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found) return found
    }
    return null
  }
  popup(): void {
    this.emit('menu-will-show')
  }
  closePopup(): void {
    this.emit('menu-will-close')
  }
}

function callWithElectronTypes(click: NonNullable<ItemOptions['click']>, item: ShellMenuItem): void {
  // The shell's own objects stand for Electron's; see README.md for the parts they have.
  const handler = click as unknown as (
    item: ShellMenuItem,
    window: ShellBrowserWindow | undefined,
    event: object,
  ) => void
  handler(item, ShellBrowserWindow.getFocusedWindow() ?? undefined, {})
}

/** The roles that do something beyond the page's own editing. */
function runRole(role: ItemOptions['role']): void {
  const window = ShellBrowserWindow.getFocusedWindow()
  if (role === 'quit') app.quit()
  if (role === 'reload' || role === 'forceReload') window?.reload()
  if (role === 'minimize') window?.minimize()
  if (role === 'close') window?.close()
}
