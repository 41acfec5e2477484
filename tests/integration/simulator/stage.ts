import { afterEach, vi } from 'vitest'
import { startSimulator } from '../../../src-simulator/app.ts'
import type { Simulator, SimulatorOptions } from '../../../src-simulator/app.ts'
import { businessAt, customer } from './business.ts'
import { startWebhookReceiver } from './webhook-receiver.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'

const running: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map(stop => stop()))
  vi.useRealTimers()
})

/** From now on the time of day stands still, also for the simulator, which is moved by `advance` alone. */
export const holdTime = (): void => {
  vi.useFakeTimers({ toFake: ['Date'] })
}

const quick = { answerDelayMs: 5, reachPhoneMs: 5, deliveryMs: 5, retryDelaysMs: [20, 40, 80] }

export type Stage = {
  simulator: Simulator
  receiver: WebhookReceiver
  business: ReturnType<typeof businessAt>
}

/** A simulator on a free port, its business's webhook endpoint, and the business. All stop with the test. */
export const setStage = async (options: Partial<SimulatorOptions> = {}): Promise<Stage> => {
  const receiver = await startWebhookReceiver()
  running.push(() => receiver.stop())
  const simulator = await startSimulator({
    webhookUrl: receiver.url,
    appSecret: 'app-secret',
    ...options,
    timing: { ...quick, ...options.timing },
  })
  running.push(() => simulator.stop())
  return { simulator, receiver, business: businessAt(simulator, options.accessToken) }
}

/** The customer lets the business call, from the business's profile: no request is needed. */
export const allowCalls = (simulator: Simulator): void => {
  simulator.answerPermission({ customer, answer: 'permanent_from_profile' })
}
