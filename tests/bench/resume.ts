import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { startService } from '../../tools/start/service.ts'
import { spawnTestPlatform } from '../support/platform-process.ts'
import { startTestDesktop } from '../support/test-desktop.ts'
import { byTurns, printComparison, timed } from './statistics.ts'

const rounds = 7
const wakesPerRound = 100
const peerScript = fileURLToPath(new URL('peers/bare-ws-server.ts', import.meta.url))

/** One contender: drops its socket, and resolves when it has come back. */
interface Contender extends AsyncDisposable {
  wake(): Promise<void>
}

/**
 * The computer wakes, so the socket is dropped → online again in the same session: token checked, hello answered, session
 * found and handed over. Against a socket that is merely open again. [D6]
 */
export async function benchResume(): Promise<void> {
  await using ours = await dering()
  await using peer = await bare()
  const results = await byTurns(rounds, { ours, peer }, contender =>
    timed(wakesPerRound, () => contender.wake()),
  )
  printComparison('Wake → reachable, session resumed', results.ours, {
    name: 'bare ws reconnect',
    rounds: results.peer,
  })
}

/** The app's own main process without its windows, against a platform in a process of its own. */
async function dering(): Promise<Contender> {
  await using stack = new AsyncDisposableStack()
  const platform = await spawnTestPlatform({ env: { DERING_LOG_LEVEL: 'silent' } })
  stack.defer(() => platform.dispose())
  const ani = stack.use(startTestDesktop({ serverUrl: platform.url }))
  await ani.signIn('ani')
  const { session: first } = await ani.online()
  const parts = stack.move()
  return {
    async wake() {
      ani.desktop.wake('the machine woke')
      const { session } = await ani.online()
      // A new session is not what is measured: it would lose what happened meanwhile.
      const resumed = ani.log.lines.findLast(line => line.message === 'online')?.fields?.['resumed']
      if (session?.sessionId !== first?.sessionId || resumed !== true)
        throw new Error('The session was not resumed.')
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

async function bare(): Promise<Contender> {
  await using stack = new AsyncDisposableStack()
  const server = stack.use(await startService('peer', peerScript, {}))
  const open = async () => {
    const socket = new WebSocket(server.ready['url'] ?? '', { perMessageDeflate: false })
    await once(socket, 'open')
    return socket
  }
  let socket = await open()
  stack.defer(() => socket.terminate())
  const parts = stack.move()
  return {
    async wake() {
      socket.terminate()
      socket = await open()
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
