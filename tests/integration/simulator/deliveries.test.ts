import { describe, expect, it } from 'vitest'
import { businessOffer, customer } from './business.ts'
import { allowCalls, setStage } from './stage.ts'

const twoEnds = ['connect', 'terminate']

describe('webhooks', () => {
  it.each([500, 302, 404, 'never'] as const)(
    'are tried again after %s, with the same bytes',
    async answer => {
      const { simulator, receiver } = await setStage({
        timing: { webhookTimeoutMs: answer === 'never' ? 5_000 : 20_000, retryDelaysMs: [10, 20] },
      })
      receiver.answers.push(answer, 503)
      await simulator.dial({ customer })
      const delivery = await simulator.waitFor(sim =>
        sim.deliveries().find(({ state }) => state === 'delivered'),
      )
      expect(delivery.attempts).toHaveLength(3)
      expect(delivery.attempts.at(-1)?.outcome).toBe(200)
      expect(new Set(receiver.received.map(webhook => webhook.raw)).size).toBe(1)
      expect(new Set(receiver.received.map(webhook => webhook.signature)).size).toBe(1)
    },
  )

  it('are given up after the last attempt', async () => {
    const { simulator, receiver } = await setStage({ timing: { retryDelaysMs: [1] } })
    receiver.answers.push(500, 500)
    await simulator.dial({ customer })
    const delivery = await simulator.waitFor(sim =>
      sim.deliveries().find(({ state }) => state === 'given_up'),
    )
    expect(delivery.attempts.map(attempt => attempt.outcome)).toEqual([500, 500])
  })

  it('keep their order within a call, also through retries', async () => {
    const { simulator, receiver } = await setStage()
    receiver.answers.push(500, 500)
    const { id } = await simulator.dial({ customer })
    simulator.hangUp({ callId: id })
    await receiver.until(() => (receiver.events().includes('terminate') ? true : undefined))
    expect(receiver.events()).toEqual(['connect', 'connect', 'connect', 'terminate'])
  })

  it('come twice with duplicates', async () => {
    const { simulator, receiver } = await setStage()
    simulator.setSwitches({ duplicates: 2 })
    await simulator.dial({ customer })
    await receiver.until(() => (receiver.received.length === 3 ? true : undefined))
    expect(new Set(receiver.received.map(webhook => webhook.raw)).size).toBe(1)
  })

  it('come with terminate first', async () => {
    const { simulator, receiver } = await setStage()
    simulator.setSwitches({ terminateFirst: true })
    const { id } = await simulator.dial({ customer })
    expect(simulator.deliveries()[0]?.state).toBe('held')
    simulator.hangUp({ callId: id })
    await receiver.until(() => (receiver.events().length === 2 ? true : undefined))
    expect(receiver.events()).toEqual(twoEnds.toReversed())
  })

  it('come in one POST with batching', async () => {
    const { simulator, receiver } = await setStage()
    simulator.setSwitches({ batchMs: 60_000 })
    const { id } = await simulator.dial({ customer })
    simulator.hangUp({ callId: id })
    simulator.sendText({ customer, text: 'Halo' })
    simulator.advance({ ms: 60_000 })
    const { body } = await receiver.until(() => receiver.received[0])
    expect(body.entry).toHaveLength(1)
    expect(body.entry[0]?.changes.map(change => change.field)).toEqual(['calls', 'calls', 'messages'])
  })

  it('come late and in any order, but come, when shuffled', async () => {
    const { simulator, receiver } = await setStage()
    simulator.setSwitches({ shuffleWithinMs: 40 })
    const ids = ['6281', '6282', '6283'].map(prefix => `${prefix}00000000`)
    for (const who of ids) simulator.hangUp({ callId: (await simulator.dial({ customer: who })).id })
    await receiver.until(() => (receiver.events().length === 6 ? true : undefined))
    expect(receiver.events().toSorted()).toEqual([...twoEnds, ...twoEnds, ...twoEnds].toSorted())
  })

  it('never come when dropped', async () => {
    const { simulator, receiver } = await setStage()
    simulator.setSwitches({ drop: ['call.connect'] })
    const { id } = await simulator.dial({ customer })
    simulator.hangUp({ callId: id })
    await receiver.until(() => receiver.received[0])
    expect(receiver.events()).toEqual(['terminate'])
    expect(simulator.deliveries()[0]?.state).toBe('dropped')
  })

  it('carry old timestamps when stale, and unknown events beside known ones', async () => {
    const { simulator, receiver } = await setStage()
    simulator.setSwitches({ staleSeconds: 3600, unknownEvents: true })
    const secondsNow = () => Math.floor(Date.now() / 1_000)
    const before = secondsNow()
    await simulator.dial({ customer })
    await receiver.until(() => (receiver.received.length === 2 ? true : undefined))
    expect(receiver.events()).toEqual(['connect', 'call_weather_changed'])
    const at = Number(receiver.values()[0]?.calls?.[0]?.['timestamp'])
    expect(at).toBeGreaterThanOrEqual(before - 3_600)
    expect(at).toBeLessThanOrEqual(secondsNow() - 3_600)
  })

  it('say actpass in the answer when asked to', async () => {
    const { simulator, receiver, business } = await setStage()
    simulator.setSwitches({ answerSetup: 'actpass' })
    allowCalls(simulator)
    await business.connect(businessOffer())
    const connect = await receiver.until(() => receiver.values().flatMap(value => value.calls ?? [])[0])
    expect(connect.session?.sdp).toContain('a=setup:actpass\r\n')
  })

  it('go unsigned without a secret and wrongly signed when asked to', async () => {
    const { simulator, receiver } = await setStage()
    simulator.sendText({ customer, text: 'a' })
    const right = await receiver.until(() => receiver.received[0])
    simulator.setSwitches({ wrongSignature: true })
    simulator.sendText({ customer, text: 'a' })
    const wrong = await receiver.until(() => receiver.received[1])
    expect(right.signature).toMatch(/^sha256=[0-9a-f]{64}$/)
    expect(wrong.signature).not.toBe(right.signature)
    const unsigned = await setStage({ appSecret: undefined })
    unsigned.simulator.sendText({ customer, text: 'a' })
    expect((await unsigned.receiver.until(() => unsigned.receiver.received[0])).signature).toBeUndefined()
  })

  it('stop when the account is no longer subscribed', async () => {
    const { simulator, receiver, business } = await setStage()
    await fetch(`${simulator.graphUrl}/300000000000001/subscribed_apps`, { method: 'DELETE' })
    simulator.sendText({ customer, text: 'unheard' })
    expect((await business.request('GET', '/300000000000001/subscribed_apps')).body).toEqual({ data: [] })
    await business.request('POST', '/300000000000001/subscribed_apps')
    simulator.sendText({ customer, text: 'heard' })
    await receiver.until(() => receiver.received[0])
    expect(receiver.values()[0]?.messages?.[0]?.['text']).toEqual({ body: 'heard' })
  })
})
