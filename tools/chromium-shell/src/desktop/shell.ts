import { spawn } from 'node:child_process'
import { debug } from '../log.ts'
import { testHook } from '../test-hook.ts'

/** `electron.shell`. With `ELECTRON_SHELL_NO_OPEN=1`, as in tests, what would be opened is only recorded. */
export const shell: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'> = {
  async openExternal(url) {
    open(url)
  },
  async openPath(file) {
    open(file)
    return ''
  },
  showItemInFolder(file) {
    testHook.openedExternal.push(file)
  },
  beep() {
    process.stdout.write('\u0007')
  },
}

function open(target: string): void {
  testHook.openedExternal.push(target)
  if (process.env['ELECTRON_SHELL_NO_OPEN']) return
  const opener = spawn('xdg-open', [target], { detached: true, stdio: 'ignore' })
  opener.on('error', error => debug('xdg-open', error.message)) // a machine without a desktop has none
  opener.unref()
}
