import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createCodec } from '../codec/codec.ts'
import { warn } from '../log.ts'

/** What a second instance tells the first. */
export interface SecondInstance {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

const codec = createCodec()
const attempts = 3
/** Run by a short-lived node, so that a second instance can tell the first before its next statement runs. */
const tellScript = `
  const [socket, message] = process.argv.slice(1)
  const connection = require('node:net').connect(socket, () => connection.end(message))
  connection.on('error', () => process.exit(2)).on('close', () => process.exit(0)).resume()`

/** One running app per user data folder: a symbolic link names the owner's process, a socket reaches it. */
export class SingleInstanceLock {
  #server: net.Server | undefined
  #release: (() => void) | undefined

  get isHeld(): boolean {
    return this.#server !== undefined
  }

  /** True when this process owns the folder now; otherwise the owner has been told of `self`. */
  acquire(folder: string, self: SecondInstance, onSecond: (second: SecondInstance) => void): boolean {
    if (this.isHeld) return true
    mkdirSync(folder, { recursive: true })
    const link = path.join(folder, 'SingletonLock.shell')
    const socket = socketPath(folder)
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (makeLink(link)) {
        this.#listen(link, socket, onSecond)
        return true
      }
      if (isAlive(ownerOf(link)) && tell(socket, self)) return false
      rmSync(link, { force: true }) // its owner died without cleaning up
    }
    throw new Error(`The instance lock ${link} can be neither taken nor asked`)
  }

  release(): void {
    this.#release?.()
    this.#release = undefined
    this.#server = undefined
  }

  #listen(link: string, socket: string, onSecond: (second: SecondInstance) => void): void {
    rmSync(socket, { force: true })
    const server = net.createServer({ allowHalfOpen: true }, connection => {
      const chunks: Buffer[] = []
      connection.on('data', (chunk: Buffer) => chunks.push(chunk))
      connection.on('error', error => warn('second instance:', error.message))
      connection.on('end', () => {
        connection.end()
        // Written by `tell` below, in another process of the same app.
        onSecond(codec.decode(Buffer.concat(chunks).toString()) as SecondInstance)
      })
    })
    server.listen(socket).unref()
    this.#server = server
    const release = (): void => {
      server.close()
      rmSync(link, { force: true })
      rmSync(socket, { force: true })
      process.off('exit', release)
    }
    process.on('exit', release)
    this.#release = release
  }
}

/** A socket's path holds 107 bytes at most, so it stands for the folder by a digest. */
function socketPath(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return path.join(os.tmpdir(), `chromium-shell-${digest}.sock`)
}

function makeLink(link: string): boolean {
  try {
    symlinkSync(String(process.pid), link)
    return true
  } catch (error) {
    if (isErrorWithCode(error, 'EEXIST')) return false
    throw error
  }
}

function ownerOf(link: string): number {
  try {
    return Number(readlinkSync(link))
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return Number.NaN // released between the two looks
    throw error
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId)) return false
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false // no such process, or one of another user: not an owner that could be told
  }
}

function tell(socket: string, self: SecondInstance): boolean {
  const told = spawnSync(process.execPath, ['-e', tellScript, socket, codec.encode(self)], {
    timeout: 5000,
    stdio: 'ignore',
  })
  return told.status === 0
}

function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
