import type { Logger } from 'pino'
import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import type { Timing } from '../timing.ts'
import type { World } from '../world.ts'
import { encodeBody } from './encode-body.ts'
import { envelope } from './payloads.ts'
import type { WebhookChange } from './payloads.ts'
import { createWebhookPost } from './post-webhook.ts'

/** One webhook on its way, with every attempt. */
export type Delivery = {
  readonly id: number
  readonly kinds: readonly string[]
  /** Call or message ids that it is about. */
  readonly subjects: readonly string[]
  readonly body: ReturnType<typeof envelope>
  state: 'held' | 'queued' | 'delivered' | 'dropped' | 'given_up'
  /** @property outcome the HTTP status, or why there was none */
  readonly attempts: { at: number; outcome: number | string }[]
}

export type WebhookSender = {
  send(change: WebhookChange): void
  deliveries(): readonly Delivery[]
  /** Ends attempts and pauses; nothing is sent afterwards. */
  stop(): void
}

export type WebhookTarget = { url: string; appSecret?: string }

export const createWebhookSender = (parts: {
  world: World
  clock: Clock
  chance: Chance
  timing: Timing
  target: WebhookTarget
  logger: Logger
}): WebhookSender => {
  const { world, clock, chance, timing, target, logger } = parts
  const deliveries: Delivery[] = []
  const lanes = new Map<string, Promise<void>>()
  const held = new Map<string, Delivery[]>()
  const terminated = new Set<string>()
  const stopped = new AbortController()
  const pauses = new Set<() => void>()
  let batch: WebhookChange[] = []

  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      if (ms <= 0 || stopped.signal.aborted) return resolve()
      const finish = () => {
        cancel()
        pauses.delete(finish)
        resolve()
      }
      const cancel = clock.after(ms, finish)
      pauses.add(finish)
    })

  const post = createWebhookPost({
    url: target.url,
    timeoutMs: timing.webhookTimeoutMs,
    stopped: stopped.signal,
  })
  const secret = () => (world.switches.wrongSignature ? 'not the secret' : target.appSecret)

  const deliver = async (delivery: Delivery) => {
    const body = encodeBody(delivery.body)
    for (const retryAfter of [...timing.retryDelaysMs, undefined]) {
      if (stopped.signal.aborted) return
      const outcome = await post(body, secret())
      delivery.attempts.push({ at: clock.now(), outcome })
      if (outcome === 200) delivery.state = 'delivered'
      else if (retryAfter === undefined) delivery.state = 'given_up'
      world.changes.announce()
      if (delivery.state !== 'queued') break
      logger.warn({ kinds: delivery.kinds, outcome, retryAfter }, 'webhook failed, will be tried again')
      await pause(retryAfter ?? 0)
    }
    for (let copy = 0; copy < world.switches.duplicates && delivery.state === 'delivered'; copy++)
      delivery.attempts.push({ at: clock.now(), outcome: await post(body, secret()) })
  }

  const start = (delivery: Delivery, lane: string) => {
    delivery.state = 'queued'
    const { shuffleWithinMs, delayMs } = world.switches
    if (shuffleWithinMs > 0) {
      void pause(chance.integer(shuffleWithinMs)).then(() => deliver(delivery))
      return
    }
    const takeTurn = async (earlier: Promise<void> | undefined) => {
      await earlier
      await pause(delayMs)
      await deliver(delivery)
    }
    const turn = takeTurn(lanes.get(lane))
    lanes.set(lane, turn)
    void turn.finally(() => lanes.get(lane) === turn && lanes.delete(lane))
  }

  const record = (changes: readonly WebhookChange[]): Delivery => {
    const delivery: Delivery = {
      id: deliveries.length + 1,
      kinds: changes.map(change => change.kind),
      subjects: changes.map(change => change.subject),
      body: envelope(changes),
      state: 'queued',
      attempts: [],
    }
    deliveries.push(delivery)
    return delivery
  }

  const sendBatch = () => {
    const changes = batch
    batch = []
    start(record(changes), 'batch')
    world.changes.announce()
  }

  const holdsBack = (change: WebhookChange) =>
    world.switches.terminateFirst &&
    change.field === 'calls' &&
    change.kind !== 'call.terminate' &&
    !terminated.has(change.subject)

  const sendAlone = (change: WebhookChange) => {
    const delivery = record([change])
    if (holdsBack(change)) {
      delivery.state = 'held'
      held.set(change.subject, [...(held.get(change.subject) ?? []), delivery])
      return
    }
    start(delivery, change.subject)
    if (change.kind !== 'call.terminate') return
    terminated.add(change.subject)
    held.get(change.subject)?.forEach(late => start(late, change.subject))
    held.delete(change.subject)
  }

  return {
    send: change => {
      if (stopped.signal.aborted || !world.subscribedAccounts.has(change.wabaId)) return
      if (world.switches.drop.includes(change.kind)) {
        record([change]).state = 'dropped'
      } else if (world.switches.batchMs > 0) {
        if (batch.length === 0) clock.after(world.switches.batchMs, sendBatch)
        batch.push(change)
      } else {
        sendAlone(change)
      }
      world.changes.announce()
    },
    deliveries: () => deliveries,
    stop: () => {
      stopped.abort()
      pauses.forEach(finish => finish())
    },
  }
}
