import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '@playwright/test'
import { buildPhone } from '../../../src-simulator/build-phone.ts'
import type { Simulator } from '../../../src-simulator/app.ts'
import type { PhoneTestSurface } from '../../../src-simulator/phone/test-surface.ts'
import { businessPeer, openBrowser } from './browsers.ts'
import type { Listener } from './browsers.ts'
import { customer, phoneNumberId } from './business.ts'
import { allowCalls, setStage } from './stage.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'

const customerHz = 441
const businessHz = 1001
const patience = { timeout: 30_000 }

let customerBrowser: Listener
let businessBrowser: Listener

beforeAll(async () => {
  await buildPhone()
  customerBrowser = await openBrowser(customerHz)
  businessBrowser = await openBrowser(businessHz)
})

afterAll(async () => {
  await customerBrowser.close()
  await businessBrowser.close()
})

const openPhone = async (simulator: Simulator): Promise<Page> => {
  const { page } = customerBrowser
  await page.goto(`${simulator.phoneUrl}?customer=${customer}&name=Budi&to=${phoneNumberId}&raw=1&lang=en`)
  await simulator.wait({ for: 'phone', customer, timeoutMs: 30_000 })
  // A business needs no page of its own: the simulator's icon is a secure origin with nothing on it.
  await businessBrowser.page.goto(`${simulator.url}/phone/icon.svg`)
  await businessBrowser.page.goto(`${simulator.url}/phone/nothing`)
  return page
}

const connectSdp = (receiver: WebhookReceiver) =>
  receiver.until(
    () =>
      receiver
        .values()
        .flatMap(value => value.calls ?? [])
        .find(call => call.event === 'connect')?.session?.sdp,
  )

const hears = async (level: () => Promise<{ rms: number; peakHz: number }>, hz: number) => {
  await expect.poll(async () => (await level()).rms, patience).toBeGreaterThan(0.05)
  await expect.poll(async () => Math.abs((await level()).peakHz - hz), patience).toBeLessThan(12)
}
const phoneLevel = (page: Page) => () =>
  page.evaluate((): ReturnType<PhoneTestSurface['level']> => window.phone.level())

describe('real sound between the phone page and a business', () => {
  it.each([true, false])(
    'flows both ways in a call of the customer, only after accept; ice-lite %s',
    async iceLite => {
      const { simulator, receiver, business } = await setStage()
      simulator.setSwitches({ iceLite })
      const page = await openPhone(simulator)
      await page.getByRole('button', { name: 'Call', exact: true }).click()
      const offer = await connectSdp(receiver)
      expect(offer.includes('a=ice-lite')).toBe(iceLite)
      const peer = await businessPeer(businessBrowser.page)
      const answer = await peer.answer(offer)
      const callId = simulator.calls()[0]?.id ?? ''
      expect(await business.preAccept(callId, answer)).toMatchObject({ status: 200 })
      await expect.poll(() => peer.state(), patience).toBe('connected')
      expect(await page.evaluate(() => window.phone.packets())).toEqual({ received: 0, sent: 0 })

      expect(await business.accept(callId, answer)).toMatchObject({ status: 200 })
      await peer.speak()
      await hears(phoneLevel(page), businessHz)
      await hears(() => peer.level(), customerHz)

      await page.getByRole('button', { name: 'Mute' }).click()
      await expect.poll(async () => (await peer.level()).rms, patience).toBeLessThan(0.001)
      await page.getByRole('button', { name: 'Unmute' }).click()
      await hears(() => peer.level(), customerHz)

      await page.getByRole('button', { name: 'Hang up' }).click()
      await receiver.until(() => receiver.events().find(event => event === 'terminate'))
      expect(simulator.calls()[0]).toMatchObject({
        state: 'ended',
        endCause: 'customer_hung_up',
        realMedia: true,
      })
      expect(simulator.calls()[0]).not.toHaveProperty('earlyMediaAt')
      await expect.poll(() => page.evaluate(() => window.phone.state().connection), patience).toBe('none')
    },
  )

  it.each(['active', 'passive'] as const)(
    'flows both ways in a call of the business, answered with setup:%s',
    async answerSetup => {
      const { simulator, receiver, business } = await setStage()
      simulator.setSwitches({ answerSetup })
      const page = await openPhone(simulator)
      allowCalls(simulator)
      const peer = await businessPeer(businessBrowser.page)
      const connected = await business.connect(await peer.offer())
      expect(connected.status).toBe(200)
      const answer = await connectSdp(receiver)
      expect(answer).toContain(`a=setup:${answerSetup}`)
      await peer.takeAnswer(answer)
      await receiver.until(() => receiver.events().find(event => event === 'RINGING'))
      await expect.poll(() => peer.state(), patience).toBe('connected')
      expect((await page.evaluate(() => window.phone.packets())).sent).toBe(0)
      await page.getByRole('button', { name: 'Answer' }).click()
      await receiver.until(() => receiver.events().find(event => event === 'ACCEPTED'))
      await peer.speak()
      await hears(phoneLevel(page), businessHz)
      await hears(() => peer.level(), customerHz)
      await business.terminate(connected.body.calls?.[0]?.id ?? '')
      await expect.poll(() => page.evaluate(() => window.phone.state().connection), patience).toBe('none')
    },
  )

  it('ends the call as 138021 when the business sends nothing', async () => {
    const { simulator, receiver, business } = await setStage({ timing: { watchdogMs: 300 } })
    await openPhone(simulator)
    const call = await simulator.dial({ customer })
    const peer = await businessPeer(businessBrowser.page)
    const answer = await peer.answer(call.offerSdp)
    await business.accept(call.id, answer)
    await receiver.until(() => receiver.events().find(event => event === 'terminate'))
    const value = receiver.values().at(-1)
    expect(value?.errors?.[0]?.code).toBe(138021)
    expect(value?.calls?.[0]).toMatchObject({ status: 'FAILED', errors: [{ code: 138021 }] })
    expect(value?.calls?.[0]).toHaveProperty('start_time')
  })
})

it('lets customers call for a busy hour, by a button beside the phone', async () => {
  const { simulator } = await setStage()
  const page = await openPhone(simulator)
  await page.getByRole('button', { name: 'Busy hour: let customers call' }).click()
  await page.getByRole('button', { name: 'Stop the busy hour' }).click(patience)
  await page.getByRole('button', { name: 'Busy hour: let customers call' }).waitFor(patience)
  expect(simulator.busyHour()).toMatchObject({ running: false, callsPerMinute: 12 })
})
