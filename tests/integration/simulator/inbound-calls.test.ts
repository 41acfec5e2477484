import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { businessAnswer, customer } from './business.ts'
import { allowCalls, holdTime, setStage } from './stage.ts'

describe('a customer calls', () => {
  it('sends connect with an offer that is signed over its own bytes', async () => {
    const { simulator, receiver } = await setStage()
    simulator.setCustomer({ customer, name: 'Budi Ngoc Á/é' })
    const call = await simulator.dial({ customer })
    const webhook = await receiver.until(() => receiver.received[0])
    expect(webhook.raw).toContain(String.raw`Budi Ngoc \u00c1\/\u00e9`)
    const digest = createHmac('sha256', 'app-secret').update(webhook.raw).digest('hex')
    expect(webhook.signature).toBe(`sha256=${digest}`)
    const [entry] = receiver.values()[0]?.calls ?? []
    expect(entry).toMatchObject({
      id: call.id,
      event: 'connect',
      direction: 'USER_INITIATED',
      from: customer,
    })
    expect(entry?.session?.sdp_type).toBe('offer')
    expect(entry?.session?.sdp).toContain('\r\na=ice-lite\r\n')
  })

  it('is pre-accepted, accepted and ended by the business, with times and the echoed data', async () => {
    holdTime()
    const { simulator, receiver, business } = await setStage()
    const { id } = await simulator.dial({ customer })
    expect(await business.preAccept(id, businessAnswer())).toMatchObject({
      status: 200,
      body: { messaging_product: 'whatsapp', success: true },
    })
    expect((await business.accept(id, businessAnswer(), 'agent:17')).status).toBe(200)
    simulator.advance({ ms: 90_000 })
    expect((await business.terminate(id)).status).toBe(200)
    const ended = await receiver.until(() =>
      receiver
        .values()
        .flatMap(value => value.calls ?? [])
        .find(call => call.event === 'terminate'),
    )
    expect(ended).toMatchObject({ status: 'COMPLETED', biz_opaque_callback_data: 'agent:17' })
    expect(ended['duration']).toBe(90)
    expect(Number(ended['end_time']) - Number(ended['start_time'])).toBe(ended['duration'])
  })

  it('refuses an accept whose SDP differs from that of pre_accept', async () => {
    const { simulator, business } = await setStage()
    const { id } = await simulator.dial({ customer })
    await business.preAccept(id, businessAnswer())
    const refused = await business.accept(id, businessAnswer().replace('X1ho', 'Y2ip'))
    expect(refused.status).toBe(400)
    expect(refused.body.error?.code).toBe(100)
    expect(simulator.calls()[0]?.state).toBe('pre_accepted')
  })

  it('ends without times when nobody answers, when rejected and when the customer gives up', async () => {
    const { simulator, receiver, business } = await setStage()
    await simulator.dial({ customer })
    simulator.advance({ ms: 45_000 })
    const second = await simulator.dial({ customer })
    await business.reject(second.id)
    const third = await simulator.dial({ customer })
    simulator.hangUp({ callId: third.id })
    const terminates = await receiver.until(() => {
      const found = receiver
        .values()
        .flatMap(value => value.calls ?? [])
        .filter(call => call.event === 'terminate')
      return found.length === 3 ? found : undefined
    })
    for (const entry of terminates) {
      expect(entry['status']).toBe('COMPLETED')
      expect(entry).not.toHaveProperty('start_time')
      expect(entry).not.toHaveProperty('duration')
    }
    expect(simulator.calls().map(call => call.endCause)).toEqual([
      'nobody_answered',
      'business_rejected',
      'customer_hung_up',
    ])
  })

  it('answers 100 to an unknown call and to an ended one', async () => {
    const { simulator, business } = await setStage()
    expect((await business.terminate('wacid.nobody')).body.error?.code).toBe(100)
    const { id } = await simulator.dial({ customer })
    simulator.hangUp({ callId: id })
    const late = await business.accept(id, businessAnswer())
    expect(late.body.error).toMatchObject({
      code: 100,
      error_data: { details: 'The call has already ended' },
    })
  })

  it('is not possible while calling is off, out of hours or restricted, and no webhook tells of it', async () => {
    const { simulator, receiver, business } = await setStage()
    const settings = `/200000000000001/settings`
    await business.request('POST', settings, { calling: { status: 'DISABLED' } })
    await expect(simulator.dial({ customer })).rejects.toMatchObject({ reason: 'calling_disabled' })
    await business.request('POST', settings, { calling: { status: 'ENABLED' } })
    simulator.restrict({ type: 'RESTRICTED_USER_INITIATED_CALLING', seconds: 60 })
    await expect(simulator.dial({ customer })).rejects.toMatchObject({ reason: 'restricted' })
    simulator.advance({ ms: 61_000 })
    await simulator.dial({ customer })
    await expect(simulator.dial({ customer })).rejects.toMatchObject({ reason: 'already_in_a_call' })
    await receiver.until(() => receiver.events().find(event => event === 'connect'))
    expect(receiver.events().filter(event => event === 'connect')).toHaveLength(1)
  })

  it('grants the callback permission automatically, in answer to the call itself', async () => {
    const { simulator, receiver, business } = await setStage()
    await business.request('POST', '/200000000000001/settings', {
      calling: { callback_permission_status: 'ENABLED' },
    })
    const { id } = await simulator.dial({ customer })
    simulator.ignore({ callId: id })
    const reply = await receiver.until(() => receiver.values().flatMap(value => value.messages ?? [])[0])
    expect(reply).toMatchObject({
      context: { from: customer, id },
      interactive: {
        type: 'call_permission_reply',
        call_permission_reply: { response: 'accept', is_permanent: false, response_source: 'automatic' },
      },
    })
  })

  it('can be followed by a voicemail that carries the id of the call', async () => {
    const { simulator, receiver, business } = await setStage()
    const { id } = await simulator.dial({ customer })
    await business.reject(id)
    simulator.leaveVoicemail({ callId: id })
    const voicemail = await receiver.until(() => receiver.values().flatMap(value => value.messages ?? [])[0])
    expect(voicemail).toMatchObject({ id, type: 'audio', from: customer })
    const audio = voicemail['audio'] as { id: string; mime_type: string }
    const described = await business.request('GET', `/${audio.id}`)
    expect(described.body).toMatchObject({ mime_type: 'audio/ogg; codecs=opus', id: audio.id })
    const url = String(described.body['url'])
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).toString('ascii', 0, 4)).toBe('OggS')
    simulator.advance({ ms: 5 * 60_000 + 1000 })
    expect((await fetch(url)).status).toBe(404)
  })

  it('knows a username customer by the user id alone', async () => {
    const { simulator, receiver } = await setStage()
    const { userId } = simulator.setCustomer({ customer, phoneHidden: true, username: 'budi.s' })
    await simulator.dial({ customer })
    const value = await receiver.until(() => receiver.values()[0])
    expect(JSON.stringify(value.contacts)).not.toContain(customer)
    expect(value.calls?.[0]).toMatchObject({ from_user_id: userId })
    expect(value.calls?.[0]).not.toHaveProperty('from')
    expect(value.contacts?.[0]).toMatchObject({ user_id: userId, profile: { username: 'budi.s' } })
  })
})

describe('the access token', () => {
  it('is required on every Graph request when one is set', async () => {
    const { simulator, business } = await setStage({ accessToken: 'right' })
    allowCalls(simulator)
    expect((await business.request('GET', '/200000000000001/settings')).status).toBe(200)
    const stranger = await fetch(`${simulator.graphUrl}/200000000000001/settings`)
    expect(stranger.status).toBe(401)
    expect(await stranger.json()).toMatchObject({ error: { code: 190 } })
  })
})
