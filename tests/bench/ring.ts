import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import { startService } from '../../tools/start/service.ts'
import { appSecret, signatureOf } from '../support/platform.ts'
import { spawnTestPlatform } from '../support/platform-process.ts'
import { connectWebhook, terminateWebhook } from './webhooks.ts'
import { byTurns, printComparison, type Round, roundOf } from './statistics.ts'

const rounds = 7
const callsPerRound = 150
const peerScript = fileURLToPath(new URL('peers/socket-io-server.ts', import.meta.url))

/** One contender: sends the webhook of call `n` and resolves when the agent has the ring frame. */
interface Contender extends AsyncDisposable {
  ring(call: number): Promise<void>
  /** Clears the call away, outside the measured time. */
  clear(call: number): Promise<void>
}

/** Webhook posted → ring frame at the agent: durable, routed and numbered, against a bare stack that is none of these. */
export async function benchRing(): Promise<void> {
  await using ours = await dering()
  await using peer = await bare()
  const results = await byTurns(rounds, { ours, peer }, measure)
  printComparison('Webhook → ring frame at one agent', results.ours, {
    name: 'bare fastify + socket.io',
    rounds: results.peer,
  })
}

async function measure(contender: Contender, round: number): Promise<Round> {
  const latencies: number[] = []
  for (let index = 0; index < callsPerRound; index += 1) {
    const call = round * callsPerRound + index
    const started = performance.now()
    await contender.ring(call)
    latencies.push(performance.now() - started)
    await contender.clear(call)
  }
  return roundOf(latencies)
}

async function dering(): Promise<Contender> {
  const platform = await spawnTestPlatform({ env: { DERING_LOG_LEVEL: 'silent' } })
  const agent = await platform.agent('ani')
  return {
    async ring(call) {
      const body = JSON.stringify(connectWebhook(call, new Date()))
      const rung = agent.waitFor(
        'call.offered',
        ({ call: offered }) => offered.customer.name === `Customer ${call}`,
      )
      const [response] = await Promise.all([platform.postWebhook(body), rung])
      if (response.status !== 200) throw new Error(`The platform answered ${response.status}.`)
    },
    async clear(call) {
      const ended = agent.waitFor('call.ended', ({ call: over }) => over.customer.name === `Customer ${call}`)
      await Promise.all([platform.postWebhook(terminateWebhook(call, new Date())), ended])
    },
    async [Symbol.asyncDispose]() {
      await agent.close()
      await platform.dispose()
    },
  }
}

async function bare(): Promise<Contender> {
  const server = await startService('peer', peerScript, {}, [appSecret])
  const url = server.ready['url'] ?? ''
  const socket = io(url, { transports: ['websocket'] })
  await new Promise<void>(resolve => socket.once('connect', resolve))
  return {
    async ring(call) {
      const body = JSON.stringify(connectWebhook(call, new Date()))
      const rung = new Promise<void>(resolve => socket.once('call.offered', () => resolve()))
      const posted = fetch(`${url}/webhooks/whatsapp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body) },
        body,
      })
      await Promise.all([posted, rung])
    },
    async clear() {},
    async [Symbol.asyncDispose]() {
      socket.disconnect()
      await server[Symbol.asyncDispose]()
    },
  }
}
