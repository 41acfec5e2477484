import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { createPackage } from '@electron/asar'
import { expect, it } from 'vitest'
import { startDesktopSession } from '../../support/desktop-session.ts'
import { runApp, sampleApp, shellExecutable } from '../../support/shell-app.ts'

it('runs an app that is packaged beside the executable in an asar archive', async () => {
  await using desktop = await startDesktopSession({ hasBus: false })
  const folder = path.join(desktop.folder, 'packaged')
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  await createPackage(sampleApp, path.join(folder, 'resources/app.asar'))
  const executable = path.join(folder, 'sample')
  symlinkSync(shellExecutable, executable)
  const env = { ELECTRON_SHELL_EXECUTABLE: executable, TMPDIR: desktop.folder }
  await using app = runApp(desktop, { args: ['sample://call/7'], env })
  await app.line('loaded app://sample/index.html')
  app.kill('SIGTERM')
  expect(await app.exited).toBe(0)
})
