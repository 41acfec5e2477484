import { EventEmitter } from 'node:events'
import { testHook } from '../test-hook.ts'
import type { ShellMenu } from './menu.ts'
import type { NativeImage } from './native-image.ts'

type Implemented = Pick<
  Electron.Tray,
  | 'setToolTip'
  | 'setTitle'
  | 'getTitle'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'setIgnoreDoubleClickEvents'
>

/** `electron.Tray`, remembered for tests: no desktop of the shell shows one. */
export class ShellTray extends EventEmitter implements Implemented {
  image: NativeImage | string
  toolTip = ''
  menu: ShellMenu | null = null
  #title = ''
  #isDestroyed = false

  constructor(image: NativeImage | string) {
    super()
    this.image = image
    testHook.trays.add(this)
  }

  setImage(image: NativeImage | string): void {
    this.image = image
  }
  setToolTip(toolTip: string): void {
    this.toolTip = toolTip
  }
  setContextMenu(menu: ShellMenu | null): void {
    this.menu = menu
  }
  popUpContextMenu(): void {
    this.menu?.popup()
  }
  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 0, height: 0 }
  }
  setIgnoreDoubleClickEvents(): void {
    // macOS alone
  }
  destroy(): void {
    this.#isDestroyed = true
    testHook.trays.delete(this)
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
}
