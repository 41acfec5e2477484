import { EventEmitter } from 'node:events'
import { testHook } from '../test-hook.ts'

/** `electron.Tray`, remembered for tests; no desktop of the shell shows one. */
export class ShellTray extends EventEmitter {
  image: unknown
  toolTip = ''
  menu: unknown
  constructor(image: unknown) {
    super()
    this.image = image
    testHook.trays.add(this)
  }
}
