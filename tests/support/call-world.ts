import { startSimulator, type Simulator, type SimulatorOptions } from '../../src-simulator/app.ts'
import type { AgentClient } from './agent-client.ts'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'
import { accessToken, appSecret, makeDataDir, removeDataDir, startTestPlatform } from './platform.ts'
import type { PlatformDoors, TestPlatformOptions } from './platform.ts'
import { budi } from './seed.ts'
import { spawnTestPlatform, type PlatformProcess } from './platform-process.ts'
import { startShakyRelay, type ShakyRelay } from './shaky-relay.ts'

/** Meta, its customers and a platform, connected by HTTP alone. */
export interface CallWorld {
  readonly simulator: Simulator
  readonly platform: PlatformDoors
  /** Between Meta and the platform, where asked for. */
  readonly relay: ShakyRelay | undefined
  /** The bodies of all requests with this action that Meta has got, in order. */
  requestsWith(action: string): Record<string, unknown>[]
  stop(): Promise<void>
}

export interface CallWorldOptions extends Omit<TestPlatformOptions, 'graphUrl' | 'port'> {
  readonly switches?: Parameters<Simulator['setSwitches']>[0]
  readonly simulator?: Partial<SimulatorOptions>
  /** Loses deliveries and answers on the way. */
  readonly shaky?: boolean
}

/** A world whose platform can be killed. */
export interface MortalWorld extends CallWorld {
  readonly platform: PlatformProcess
  kill(): Promise<void>
  /** Starts it again, on the same data and address. */
  revive(): Promise<void>
}

/** Meta's pauses, made short; nothing is to end by itself during a test. */
const timing = {
  answerDelayMs: 5,
  reachPhoneMs: 5,
  deliveryMs: 5,
  watchdogMs: 600_000,
  midCallWatchdogMs: 600_000,
  noAnswerMs: 600_000,
  ringMs: 600_000,
  retryDelaysMs: [20, 40, 80, 160, 320, ...Array.from({ length: 100 }, () => 500)],
}

async function startMeta(options: CallWorldOptions) {
  const port = await freePort()
  const webhookUrl = `http://127.0.0.1:${port}/webhooks/whatsapp`
  const relay = options.shaky === true ? await startShakyRelay(webhookUrl) : undefined
  const simulator = await startSimulator({
    webhookUrl: relay?.url ?? webhookUrl,
    appSecret,
    accessToken,
    ...options.simulator,
    timing: { ...timing, ...options.simulator?.timing },
  })
  if (options.switches) simulator.setSwitches(options.switches)
  const requestsWith = (action: string) =>
    simulator
      .requests()
      .map(request => request.body as Record<string, unknown>)
      .filter(body => body?.['action'] === action)
  const stopMeta = async () => {
    await simulator.stop()
    await relay?.stop()
  }
  return { port, simulator, relay, requestsWith, stopMeta }
}

/** The customer of Ani's room allows calls for good, at Meta; resolves when the platform has heard of it. */
export async function allowCalls(world: CallWorld, ani: AgentClient): Promise<void> {
  world.simulator.answerPermission({ customer: budi.id, answer: 'permanent_from_profile' })
  await eventually(async () => (await ani.request('consent.check', { roomId: 'r1' })).status).toBe(
    'permanent',
  )
}

/** Everything that Meta had to say has arrived and been worked off. */
export async function quiet(world: CallWorld): Promise<void> {
  await world.simulator.waitFor(({ deliveries }) =>
    deliveries().every(delivery => delivery.state === 'delivered') ? true : undefined,
  )
  await eventually(async () => (await fetch(`${world.platform.url}/metrics`)).text()).toMatch(
    /^dering_inbox_waiting 0$/m,
  )
}

/** Everything in this process. */
export async function startCallWorld(options: CallWorldOptions = {}): Promise<CallWorld> {
  const { port, stopMeta, ...meta } = await startMeta(options)
  const platform = await startTestPlatform({ ...options, port, graphUrl: meta.simulator.graphUrl })
  return {
    ...meta,
    platform,
    stop: async () => {
      await platform.stop()
      await stopMeta()
    },
  }
}

/** The platform in a process of its own. */
export async function startMortalWorld(options: CallWorldOptions = {}): Promise<MortalWorld> {
  const { port, stopMeta, ...meta } = await startMeta(options)
  const dataDir = makeDataDir()
  const start = () => spawnTestPlatform({ ...options, port, dataDir, graphUrl: meta.simulator.graphUrl })
  let platform = await start()
  return {
    ...meta,
    get platform() {
      return platform
    },
    kill: async () => {
      await platform.kill('SIGKILL')
    },
    revive: async () => {
      platform = await start()
    },
    stop: async () => {
      await platform.dispose()
      await stopMeta()
      removeDataDir(dataDir)
    },
  }
}
