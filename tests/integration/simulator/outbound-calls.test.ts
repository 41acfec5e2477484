import { describe, expect, it } from 'vitest'
import { businessOffer, customer, phoneNumberId } from './business.ts'
import { allowCalls, holdTime, setStage } from './stage.ts'

const settings = `/${phoneNumberId}/settings`

describe('a business calls', () => {
  it('gets an answer to its media, RINGING, then ACCEPTED, which alone is pickup', async () => {
    holdTime()
    const { simulator, receiver, business } = await setStage()
    allowCalls(simulator)
    const connected = await business.connect(businessOffer('0'), {
      biz_opaque_callback_data: 'agent:17|conv:981',
    })
    expect(connected).toMatchObject({ status: 200, body: { messaging_product: 'whatsapp' } })
    expect(connected.body).not.toHaveProperty('success')
    const callId = connected.body.calls?.[0]?.id ?? ''
    await simulator.accept({ callId })
    simulator.advance({ ms: 184_000 })
    await business.terminate(callId)
    await receiver.until(() => receiver.events().find(event => event === 'terminate'))
    const ofCall = receiver.events().filter(event => event !== 'interactive')
    expect(ofCall).toEqual(['connect', 'RINGING', 'ACCEPTED', 'terminate'])
    const [connect, terminate] = receiver.values().flatMap(value => value.calls ?? [])
    expect(connect?.session?.sdp_type).toBe('answer')
    expect(connect?.session?.sdp).toContain('a=mid:0\r\n')
    expect(connect).toMatchObject({ direction: 'BUSINESS_INITIATED', from: '628000000001', to: customer })
    expect(terminate?.['duration']).toBe(184)
    expect(terminate).toMatchObject({ biz_opaque_callback_data: 'agent:17|conv:981' })
    const accepted = receiver
      .values()
      .flatMap(value => value.statuses ?? [])
      .find(status => status.status === 'ACCEPTED')
    expect(accepted?.['timestamp']).toBe(terminate?.['start_time'])
  })

  it('gets REJECTED and then terminate, without times', async () => {
    const { simulator, receiver, business } = await setStage()
    allowCalls(simulator)
    simulator.setCustomer({ customer, whenCalled: { do: 'reject', afterMs: 0 } })
    await business.connect(businessOffer())
    const terminate = await receiver.until(() =>
      receiver
        .values()
        .flatMap(value => value.calls ?? [])
        .find(call => call.event === 'terminate'),
    )
    expect(receiver.events().slice(-2)).toEqual(['REJECTED', 'terminate'])
    expect(terminate).toMatchObject({ status: 'COMPLETED' })
    expect(terminate).not.toHaveProperty('start_time')
  })

  it('never rings a phone that is offline, and ends after the ring time', async () => {
    const { simulator, receiver, business } = await setStage()
    allowCalls(simulator)
    simulator.setCustomer({ customer, online: false })
    await business.connect(businessOffer())
    await receiver.until(() => receiver.events().find(event => event === 'connect'))
    simulator.advance({ ms: 60_000 })
    await receiver.until(() => receiver.events().find(event => event === 'terminate'))
    expect(receiver.events()).not.toContain('RINGING')
  })

  it('is ended as 138022 when the customer loses the network for 30 s', async () => {
    const { simulator, receiver, business } = await setStage()
    allowCalls(simulator)
    const callId = (await business.connect(businessOffer())).body.calls?.[0]?.id ?? ''
    await simulator.accept({ callId })
    simulator.setCustomer({ customer, online: false })
    simulator.advance({ ms: 29_000 })
    simulator.setCustomer({ customer, online: true })
    simulator.advance({ ms: 29_000 })
    expect(simulator.calls()[0]?.state).toBe('active')
    simulator.setCustomer({ customer, online: false })
    simulator.advance({ ms: 30_000 })
    await receiver.until(() => receiver.events().find(event => event === 'terminate'))
    expect(receiver.values().at(-1)).toMatchObject({
      errors: [{ code: 138022 }],
      calls: [{ status: 'FAILED' }],
    })
  })

  it('loses the permission after 4 unanswered calls in a row', async () => {
    const { simulator, receiver, business } = await setStage()
    allowCalls(simulator)
    for (let attempt = 0; attempt < 4; attempt++) {
      const callId = (await business.connect(businessOffer())).body.calls?.[0]?.id ?? ''
      await simulator.wait({ for: 'call', callId, state: 'ringing' })
      simulator.ignore({ callId })
    }
    expect(simulator.messages().filter(message => message.content.type === 'notice')).toHaveLength(1)
    const revoked = await receiver.until(() => receiver.values().flatMap(value => value.messages ?? [])[1])
    expect(revoked).toMatchObject({
      interactive: { call_permission_reply: { response: 'reject', response_source: 'automatic' } },
    })
    expect(revoked).not.toHaveProperty('context')
    expect((await business.connect(businessOffer())).body.error?.code).toBe(138006)
  })
})

describe('the checks before a call', () => {
  it('come in the order of Meta, each with its own code and status', async () => {
    const { simulator, business } = await setStage({
      accessToken: 'token',
      numbers: [{ phoneNumberId, displayPhone: '628000000001', kind: 'test', allowList: [] }],
    })
    const refused = async (sdp = 'no sdp') => {
      const { status, body } = await business.connect(sdp)
      return [body.error?.code, status]
    }
    const change = (calling: object) => business.request('POST', settings, { calling })
    // Everything is wrong at once; one after the other is put right.
    simulator.setCustomer({ customer, onWhatsApp: false })
    simulator.restrict({ type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', seconds: 60 })
    await change({ status: 'DISABLED', sip: { status: 'ENABLED' } })
    const unknown = await business.request('POST', '/999999999/calls', {})
    expect([unknown.body.error?.code, unknown.status]).toEqual([100, 400])
    expect(await refused()).toEqual([131055, 400])
    await change({ sip: { status: 'DISABLED' } })
    expect(await refused()).toEqual([138000, 401])
    await change({ status: 'ENABLED' })
    expect(await refused()).toEqual([138014, 400])
    simulator.advance({ ms: 61_000 })
    expect(await refused()).toEqual([100, 400])
    expect(await refused(businessOffer())).toEqual([131030, 400])
  })

  it('go on to the person, the permission and the limits', async () => {
    const { simulator, business } = await setStage()
    const refused = async () => {
      const { status, body } = await business.connect(businessOffer())
      return [body.error?.code, status]
    }
    simulator.setCustomer({ customer, onWhatsApp: false })
    expect(await refused()).toEqual([138001, 400])
    simulator.setCustomer({ customer, onWhatsApp: true })
    expect(await refused()).toEqual([138006, 401])
    allowCalls(simulator)
    const { id } = await simulator.dial({ customer })
    expect(await refused()).toEqual([138003, 400])
    simulator.hangUp({ callId: id })
    for (let count = 0; count < 100; count++) {
      const callId = (await business.connect(businessOffer())).body.calls?.[0]?.id ?? ''
      await simulator.accept({ callId })
      simulator.hangUp({ callId })
    }
    const { body } = await business.connect(businessOffer())
    expect(body.error?.code).toBe(138012)
    expect(body.error?.error_data.details).toMatch(
      /^Limit of 100 connected calls in 24 hours reached\. Next call allowed at \d{10}\.$/,
    )
  })

  it('refuse a number of a country without business calls', async () => {
    const { business } = await setStage({ numbers: [{ phoneNumberId, displayPhone: '15550000001' }] })
    expect((await business.connect(businessOffer())).body.error?.code).toBe(138013)
  })

  it('tell a missing permission and a bad token apart by the code, both being 401', async () => {
    const { business } = await setStage()
    expect(await business.connect(businessOffer())).toMatchObject({
      status: 401,
      body: {
        error: {
          message: '(#138006) No approved call permission found',
          type: 'OAuthException',
          code: 138006,
          error_data: {
            messaging_product: 'whatsapp',
            details: 'No approved call permission from the recipient',
          },
        },
      },
    })
  })
})
