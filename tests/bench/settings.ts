import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import { startService } from '../../tools/start/service.ts'
import { startMortalWorld } from '../support/call-world.ts'
import { appSecret, signatureOf } from '../support/platform.ts'
import { aSeed, password } from '../support/seed.ts'
import { byTurns, printComparison, timed } from './statistics.ts'

const rounds = 7
const changesPerRound = 40
const desks = 100
const peerScript = fileURLToPath(new URL('peers/socket-io-server.ts', import.meta.url))

/** One contender: changes a setting, and resolves when the last of all open desktops has it. */
interface Contender extends AsyncDisposable {
  change(isOn: boolean): Promise<void>
}

/**
 * An admin turns inbound calls on or off → the last of 100 desktops knows: stored, audited, set at Meta and told in
 * numbered events, against a bare stack that tells all sockets what was posted. [A5]
 */
export async function benchSettings(): Promise<void> {
  await using ours = await dering()
  await using peer = await bare()
  const results = await byTurns(rounds, { ours, peer }, contender =>
    timed(changesPerRound, change => contender.change(change % 2 === 1)),
  )
  printComparison(`Setting changed → the last of ${desks} desktops knows`, results.ours, {
    name: 'bare fastify + socket.io',
    rounds: results.peer,
  })
}

async function dering(): Promise<Contender> {
  await using stack = new AsyncDisposableStack()
  const base = aSeed()
  const agents = Array.from({ length: desks }, (_, n) => ({
    id: `u-desk${n}`,
    name: `Desk ${n}`,
    email: `desk${n}@example.com`,
    password,
    role: 'agent',
  }))
  const seed = { ...base, users: [...(base['users'] as object[]), ...agents] }
  const world = await startMortalWorld({ seed, env: { DERING_LOG_LEVEL: 'silent' } })
  stack.defer(() => world.stop())
  const admin = await world.platform.agent('adi')
  stack.defer(async () => void (await admin.close()))
  const clients = await Promise.all(agents.map((_, n) => world.platform.agent(`desk${n}`)))
  stack.defer(async () => void (await Promise.all(clients.map(client => client.close()))))
  const parts = stack.move()
  return {
    async change(isOn) {
      const told = clients.map(client =>
        client.waitFor('account.updated', ({ account }) => account.inbound === isOn, {
          afterSeq: client.lastSeq,
        }),
      )
      await Promise.all([admin.request('accounts.configure', { accountId: 'acc1', inbound: isOn }), ...told])
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

async function bare(): Promise<Contender> {
  await using stack = new AsyncDisposableStack()
  const server = stack.use(await startService('peer', peerScript, {}, [appSecret]))
  const url = server.ready['url'] ?? ''
  const sockets = Array.from({ length: desks }, () => io(url, { transports: ['websocket'], forceNew: true }))
  stack.defer(() => sockets.forEach(socket => socket.disconnect()))
  await Promise.all(sockets.map(socket => new Promise<void>(resolve => socket.once('connect', resolve))))
  const parts = stack.move()
  return {
    async change(isOn) {
      const body = JSON.stringify({ account: { id: 'acc1', inbound: isOn } })
      const told = sockets.map(
        socket => new Promise<void>(resolve => socket.once('call.offered', () => resolve())),
      )
      const posted = fetch(`${url}/webhooks/whatsapp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body) },
        body,
      })
      await Promise.all([posted, ...told])
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
