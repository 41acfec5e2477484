import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { RedactText } from './redact-text.ts'
import type { TarFile } from './tar.ts'

/** Of each log file the end: the days that one asks about. */
const mostBytes = 1024 * 1024
/** Lines made unreadable between two turns of the main process: a millisecond or two. */
const linesPerTurn = 200

/** The app's own log files, as electron-log names them. */
const logNames = ['main.log', 'main.old.log'] as const

/** The end of each log file that there is, line by line without what is private. Never throws: what cannot be read is said. */
export async function readLogs(folder: string, redactText: RedactText): Promise<readonly TarFile[]> {
  const files: TarFile[] = []
  for (const name of logNames) {
    const text = await textOf(path.join(folder, name))
    if (text === undefined) continue
    files.push({ name: `logs/${name}`, content: await redactedLines(text, redactText) })
  }
  return files
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file)
    const length = Math.min(size, mostBytes)
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
      const text = buffer.subarray(0, bytesRead).toString('utf8')
      // The first line is cut somewhere; half a number would not be known as one.
      return size > length ? text.slice(text.indexOf('\n') + 1) : text
    } finally {
      await handle.close()
    }
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isAbsent ? undefined : `This log could not be read: ${String(error)}\n`
  }
}

async function redactedLines(text: string, redactText: RedactText): Promise<Buffer> {
  const lines = text.split('\n')
  const done: string[] = []
  for (let first = 0; first < lines.length; first += linesPerTurn) {
    done.push(...lines.slice(first, first + linesPerTurn).map(redactText))
    await setImmediate()
  }
  return Buffer.from(done.join('\n'))
}
