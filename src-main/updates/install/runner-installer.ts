import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { UpdateError } from '../update-error.ts'
import { downloadFile, type DownloadParts } from './download-file.ts'
import type { Installer } from './installer.ts'

/** Downloads by itself and hands the verified file to a program: where no installer of ours has put the app. */
export function createRunnerInstaller(parts: DownloadParts & { readonly runner: string }): Installer {
  return {
    fetch: (manifest, options) => downloadFile(manifest, options, parts),
    async install(file) {
      const started = spawn(parts.runner, [file], { detached: true, stdio: 'ignore' })
      try {
        await once(started, 'spawn')
      } catch (error) {
        throw new UpdateError('installer', 'The installer did not start.', error)
      }
      started.unref()
    },
  }
}
