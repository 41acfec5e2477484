import { afterEach, describe, expect, it } from 'vitest'
import { t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds, type Webhook } from '../../support/builders/webhooks.ts'
import { withFacts } from '../../support/builders/with-facts.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { no } from '../../support/core/recording-graph.ts'

const day = 24 * 3_600_000
const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani'), windowUntil: t0 + day })
const request = { roomId: anisRoom.id, clientMessageId: 'c1', text: 'Telepon kami, yuk.' }

let world: CoreWorld
afterEach(() => world.close())
const open = async () => {
  world = await openWorld({ rooms: [anisRoom] })
}
const invite = () => world.core.rooms.sendCallButton(agentId('ani'), request)
const payload = () => world.graph.requests.find(({ action }) => action === 'sendCallButton')?.button?.payload
const message = () => world.desktops.of('message.updated', 'ani').at(-1)?.message

/** The customer's call as the button makes it. */
const from = (button: string | undefined, webhook: Webhook, as = 'cta_payload'): Webhook =>
  withFacts(webhook, 'calls', { [as]: button })

describe('an invitation to call', () => {
  it('[C5] goes once, for 24 h, with a payload of ours, and is in the room', async () => {
    await open()
    const first = await valueOf(invite())
    expect(first.message).toMatchObject({ kind: 'call_button', text: request.text, status: 'sent' })
    expect(await valueOf(invite())).toEqual(first)
    expect(world.graph.requests).toMatchObject([
      {
        action: 'sendCallButton',
        button: { text: request.text, minutes: 1_440, payload: expect.stringContaining(first.message.id) },
      },
    ])
  })

  it.each(['cta_payload', 'deeplink_payload'])('[C5] knows the call that it causes by its %s', async as => {
    await open()
    await valueOf(invite())
    await world.post(from(payload(), customerCalls(), as))
    const { id } = await world.call()
    expect(message()).toMatchObject({ kind: 'call_button', callId: id })
  })

  it('[C5] knows it also where only its end is told', async () => {
    await open()
    await valueOf(invite())
    await world.post(from(payload(), customersCallEnds({ at: t0 + 5_000 })))
    const [offered] = world.desktops
      .of('message.added', 'ani')
      .filter(({ message: { kind } }) => kind === 'call')
    expect(message()).toMatchObject({ kind: 'call_button', callId: offered?.message.callId })
  })

  it.each([
    [day - 1_000, true],
    [day, false],
  ])('[C5] %i ms after it was sent the call is tied to it: %s', async (afterMs, tied) => {
    await open()
    await valueOf(invite())
    await world.advance(afterMs)
    await world.post(from(payload(), customerCalls({ at: t0 + afterMs })))
    const { id, state } = await world.call()
    expect(state).toBe('offered')
    expect(message()?.callId).toBe(tied ? id : undefined)
  })

  it("[C5] is none of another customer's, nor of another's payload", async () => {
    await open()
    await valueOf(invite())
    await world.post(from(payload(), customerCalls({ from: '6281999999999' })))
    await world.post(from('order-4821', customerCalls({ id: 'wacid.in-2' })))
    expect(message()?.callId).toBeUndefined()
  })

  it('[C3] needs an open window', async () => {
    await open()
    await world.advance(day)
    expect(await invite()).toEqual({ ok: false, refusal: { reason: 'window_closed' } })
    expect(world.graph.requests).toEqual([])
  })

  it('passes on the words of Meta', async () => {
    await open()
    world.graph.answer('sendCallButton', () => no(131_026, 'Old app'))
    expect(await invite()).toMatchObject({
      refusal: { reason: 'provider_refused', provider: { code: 131_026 } },
    })
    expect(message()).toMatchObject({ status: 'failed' })
  })
})
