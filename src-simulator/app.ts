import { fileURLToPath } from 'node:url'
import fastify from 'fastify'
import type { Logger } from 'pino'
import { businessNumberSchema, defaultNumber } from './business-number.ts'
import type { BusinessNumberInput } from './business-number.ts'
import { createSwitchboard } from './calls/switchboard.ts'
import { realChance } from './chance.ts'
import type { Chance } from './chance.ts'
import { startClock } from './clock.ts'
import { addControlRoutes } from './control/control-routes.ts'
import { createControls } from './control/controls.ts'
import type { Controls } from './control/controls.ts'
import { waitFor } from './control/wait.ts'
import { createFaultPlan } from './graph/faults.ts'
import { addGraphApi } from './graph/graph-api.ts'
import { silentLogger } from './logger.ts'
import { createConversation } from './messages/conversation.ts'
import { addPhoneFiles } from './phone-link/phone-files.ts'
import { createPhoneLink } from './phone-link/phone-link.ts'
import { metaTiming } from './timing.ts'
import type { Timing } from './timing.ts'
import { createWebhookOutlet } from './webhooks/outlet.ts'
import { createWebhookSender } from './webhooks/sender.ts'
import { createWorld } from './world.ts'
import type { World } from './world.ts'

export type SimulatorOptions = {
  /** 127.0.0.1 by default. */
  host?: string
  /** 0, the default, takes any free port. */
  port?: number
  webhookUrl: string
  /** Webhooks go unsigned without it. */
  appSecret?: string
  /** When set, every Graph request must carry it as its Bearer token. */
  accessToken?: string
  /** One production number by default. */
  numbers?: readonly BusinessNumberInput[]
  /** Whatever is not given is as at Meta. */
  timing?: Partial<Timing>
  chance?: Chance
  logger?: Logger
  /** Where the built phone page is; `out/phone` of the repository by default. */
  phoneFolder?: string
}

/** A running simulator: Meta and the customers, to be talked to over HTTP or by these methods. */
export type Simulator = Controls & {
  /** Such as `http://127.0.0.1:8091`. */
  readonly url: string
  /** What a platform takes as the base of the Graph API. */
  readonly graphUrl: string
  /** The customer's phone page. */
  readonly phoneUrl: string
  /**
   * Waits until `look` finds something; it looks again whenever anything changed.
   *
   * @throws ControlRefusal `timed_out` after `timeoutMs` of real time (30 s by default)
   */
  waitFor<Found>(
    look: (simulator: Controls) => Found | undefined,
    options?: { timeoutMs?: number; what?: string },
  ): Promise<Found>
  /** Ends every call, timer and connection without telling anybody. */
  stop(): Promise<void>
}

const defaultPhoneFolder = fileURLToPath(new URL('../out/phone', import.meta.url))

const build = (world: World, options: SimulatorOptions) => {
  const clock = startClock()
  const chance = options.chance ?? realChance
  const logger = options.logger ?? silentLogger
  const timing = { ...metaTiming, ...options.timing }
  const target = {
    url: options.webhookUrl,
    ...(options.appSecret !== undefined && { appSecret: options.appSecret }),
  }
  const sender = createWebhookSender({ world, clock, chance, timing, target, logger })
  const outlet = createWebhookOutlet({ world, clock, sender })
  const conversation = createConversation({ world, clock, chance, timing, outlet })
  const switchboard = createSwitchboard({ world, clock, chance, timing, outlet, conversation })
  return {
    world,
    clock,
    chance,
    logger,
    target,
    sender,
    outlet,
    conversation,
    switchboard,
    faults: createFaultPlan(),
  }
}

/** Starts Meta and the customers' phones on one port. Several may run in one process. */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const { host = '127.0.0.1', port = 0 } = options
  const numbers = (options.numbers ?? [defaultNumber]).map(number => businessNumberSchema.parse(number))
  const world = createWorld(numbers)
  const parts = build(world, options)
  // A hanging request and an open phone must not keep the simulator from stopping.
  const server = fastify({
    forceCloseConnections: true,
    bodyLimit: 16 * 1024 * 1024,
  })
  let url = ''

  const phones = createPhoneLink({ ...parts, server: server.server })
  const controls = createControls({ ...parts, phones })
  addGraphApi(server, {
    ...parts,
    baseUrl: () => url,
    ...(options.accessToken !== undefined && { accessToken: options.accessToken }),
  })
  addControlRoutes(server, controls)
  addPhoneFiles(server, options.phoneFolder ?? defaultPhoneFolder)

  url = await server.listen({ host, port })
  return {
    ...controls,
    url,
    graphUrl: `${url}/v26.0`,
    phoneUrl: `${url}/phone`,
    waitFor: (look, waiting) => waitFor(world, () => look(controls), waiting),
    stop: async () => {
      phones.stop()
      parts.switchboard.stop()
      parts.sender.stop()
      parts.clock.stop()
      await server.close()
    },
  }
}
