import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** A screen that nobody sees. */
export interface VirtualScreen extends AsyncDisposable {
  /** For the environment variable DISPLAY. */
  readonly display: string
}

/** Starts Xvfb on a display that is free. @throws {Error} when it ends before it is ready. */
export async function startVirtualScreen(size = '1280x900x24'): Promise<VirtualScreen> {
  // Without -noreset the server starts anew, and throws out who is just coming, whenever its last client leaves.
  const flags = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await displayNumber(server)
  return {
    display: `:${number}`,
    async [Symbol.asyncDispose]() {
      if (server.exitCode !== null) return
      const gone = once(server, 'exit')
      server.kill('SIGTERM')
      await gone
    },
  }
}

/** Xvfb writes the number that it took to descriptor 3 once it listens. */
function displayNumber(server: ChildProcess): Promise<string> {
  // Descriptor 3 was asked for as a pipe above.
  const pipe = server.stdio[3] as Readable
  return new Promise((resolve, reject) => {
    let text = ''
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text.trim())
    })
    server.once('error', reject)
    server.once('exit', code => reject(new Error(`Xvfb ended with code ${code} before it was ready.`)))
  })
}
