import { existsSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Where a file is saved that nobody chooses a place for: under the suggested name in the suggested folder, or in
 * `ELECTRON_SHELL_SAVE_FOLDER`. What is there is kept: the name is counted up instead.
 */
export function savePath(suggested: string | undefined, environment: NodeJS.ProcessEnv): string {
  const downloads = path.join(os.homedir(), 'Downloads')
  const whole = path.resolve(downloads, suggested ?? 'file')
  const folder = environment['ELECTRON_SHELL_SAVE_FOLDER'] || path.dirname(whole)
  mkdirSync(folder, { recursive: true })
  const { name, ext } = path.parse(whole)
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, count === 1 ? `${name}${ext}` : `${name} (${count})${ext}`)
    if (!existsSync(file)) return file
  }
}
