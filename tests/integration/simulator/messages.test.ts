import { describe, expect, it } from 'vitest'
import { businessOffer, customer, phoneNumberId } from './business.ts'
import { holdTime, setStage } from './stage.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'

const hours = (count: number) => count * 3_600_000
const replies = (receiver: WebhookReceiver) =>
  receiver
    .values()
    .flatMap(value => value.messages ?? [])
    .filter(message => message.type === 'interactive')

describe('messages of the business', () => {
  it('need the service window, which a message of the customer opens for 24 h', async () => {
    const { simulator, business } = await setStage()
    expect((await business.text('Halo')).body.error?.code).toBe(131047)
    simulator.sendText({ customer, text: 'Halo' })
    expect(await business.text('Halo')).toMatchObject({
      status: 200,
      body: {
        messaging_product: 'whatsapp',
        contacts: [{ input: customer, wa_id: customer, user_id: expect.stringMatching(/^ID\.\d+$/) }],
        messages: [{ id: expect.stringMatching(/^wamid\./) }],
      },
    })
    simulator.advance({ ms: hours(24) })
    expect((await business.text('Halo')).body.error?.code).toBe(131047)
  })

  it('are sent, delivered when the customer is online, and read when marked', async () => {
    const { simulator, receiver, business } = await setStage()
    simulator.sendText({ customer, text: 'Halo' })
    simulator.setCustomer({ customer, online: false })
    const messageId = (await business.text('Halo')).body.messages?.[0]?.id ?? ''
    simulator.advance({ ms: 1000 })
    await receiver.until(() => (receiver.events().includes('sent') ? true : undefined))
    simulator.setCustomer({ customer, online: true })
    await receiver.until(() => (receiver.events().includes('delivered') ? true : undefined))
    simulator.markMessage({ messageId, status: 'read' })
    simulator.markMessage({ messageId, status: 'delivered' })
    await receiver.until(() => (receiver.events().includes('read') ? true : undefined))
    expect(receiver.events()).toEqual(['text', 'sent', 'delivered', 'read'])
  })

  it('fail as 131026 when the app is too old for a call button', async () => {
    const { simulator, receiver, business } = await setStage()
    simulator.setCustomer({ customer, oldApp: true })
    simulator.sendText({ customer, text: 'Halo' })
    await business.messages({
      type: 'interactive',
      interactive: {
        type: 'voice_call',
        body: { text: 'Telepon kami' },
        action: { name: 'voice_call', parameters: { payload: 'order-4821' } },
      },
    })
    const failed = await receiver.until(() =>
      receiver
        .values()
        .flatMap(value => value.statuses ?? [])
        .find(status => status.status === 'failed'),
    )
    expect(failed['errors']).toMatchObject([{ code: 131026 }])
  })

  it('may acknowledge what the customer wrote', async () => {
    const { simulator, business } = await setStage()
    const { id } = simulator.sendText({ customer, text: 'Halo' })
    expect((await business.messages({ status: 'read', message_id: id })).body).toEqual({ success: true })
    expect((await business.messages({ status: 'read', message_id: 'none' })).body.error?.code).toBe(100)
  })

  it('can be templates outside the window, with their parameters', async () => {
    const { simulator, business } = await setStage()
    const created = await business.request('POST', '/300000000000001/message_templates', {
      name: 'ask_to_call',
      language: 'id',
      category: 'UTILITY',
      components: [
        { type: 'BODY', text: 'Halo {{1}}, boleh kami menelepon?' },
        { type: 'call_permission_request' },
      ],
    })
    expect(created.body).toMatchObject({ status: 'APPROVED', category: 'UTILITY' })
    const sent = await business.messages({
      type: 'template',
      template: {
        name: 'ask_to_call',
        language: { code: 'id' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: 'Budi' }] }],
      },
    })
    expect(sent.status).toBe(200)
    expect(simulator.messages()[0]?.content).toMatchObject({
      body: 'Halo Budi, boleh kami menelepon?',
      asksPermission: true,
    })
  })

  it('carry media that was uploaded', async () => {
    const { simulator, business } = await setStage()
    simulator.sendText({ customer, text: 'Halo' })
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('type', 'audio/ogg')
    form.set('file', new Blob([Buffer.from('OggS\r\n--not a mark\r\n')], { type: 'audio/ogg' }), 'note.ogg')
    const upload = await fetch(`${simulator.graphUrl}/${phoneNumberId}/media`, { method: 'POST', body: form })
    const { id } = (await upload.json()) as { id: string }
    expect((await business.messages({ type: 'audio', audio: { id, voice: true } })).status).toBe(200)
    const { body } = await business.request('GET', `/${id}`)
    expect(body).toMatchObject({ mime_type: 'audio/ogg', file_size: 20 })
    expect(await (await fetch(String(body['url']))).text()).toBe('OggS\r\n--not a mark\r\n')
    expect((await business.messages({ type: 'audio', audio: { id: 'none' } })).body.error?.code).toBe(100)
  })
})

describe('the call permission', () => {
  it.each([
    ['temporary', { response: 'accept', is_permanent: false, response_source: 'user_action' }],
    ['permanent', { response: 'accept', is_permanent: true, response_source: 'user_action' }],
    ['reject', { response: 'reject', response_source: 'user_action' }],
  ] as const)('is answered to a request: %s', async (answer, expected) => {
    const { simulator, receiver, business } = await setStage()
    simulator.sendText({ customer, text: 'Halo' })
    const requestId = (await business.requestPermission()).body.messages?.[0]?.id
    simulator.answerPermission({ customer, answer })
    const reply = await receiver.until(() => replies(receiver)[0])
    expect(reply['context']).toEqual({ from: customer, id: requestId })
    const given = (reply['interactive'] as { call_permission_reply: object }).call_permission_reply
    expect(given).toMatchObject(expected)
    expect('expiration_timestamp' in given).toBe(answer === 'temporary')
    expect('is_permanent' in given).toBe(answer !== 'reject')
  })

  it.each(['permanent_from_profile', 'automatic_revoke'] as const)(
    'is changed without a request, and without context: %s',
    async answer => {
      const { simulator, receiver } = await setStage()
      simulator.answerPermission({ customer, answer })
      expect(await receiver.until(() => replies(receiver)[0])).not.toHaveProperty('context')
    },
  )

  it('is limited to 1 request a day and 2 a week, and read as such', async () => {
    const { simulator, business } = await setStage()
    const read = () => business.request('GET', `/${phoneNumberId}/call_permissions?user_wa_id=${customer}`)
    simulator.sendText({ customer, text: 'Halo' })
    expect((await business.requestPermission()).status).toBe(200)
    expect((await business.requestPermission()).body.error?.code).toBe(138009)
    expect((await read()).body).toMatchObject({
      messaging_product: 'whatsapp',
      permission: { status: 'no_permission' },
      actions: [
        {
          action_name: 'send_call_permission_request',
          can_perform_action: false,
          limits: [
            {
              time_period: 'PT24H',
              max_allowed: 1,
              current_usage: 1,
              limit_expiration_time: expect.any(Number),
            },
            { time_period: 'P7D', max_allowed: 2, current_usage: 1 },
          ],
        },
        { action_name: 'start_call', can_perform_action: false },
      ],
    })
    simulator.advance({ ms: hours(24) })
    simulator.sendText({ customer, text: 'Halo' })
    expect((await business.requestPermission()).status).toBe(200)
    simulator.answerPermission({ customer, answer: 'temporary' })
    expect((await read()).body).toMatchObject({
      permission: { status: 'temporary', expiration_time: expect.any(Number) },
      actions: [{ can_perform_action: false }, { can_perform_action: true }],
    })
    const callId = (await business.connect(businessOffer())).body.calls?.[0]?.id ?? ''
    await simulator.accept({ callId })
    expect((await read()).body).toMatchObject({
      actions: [{ can_perform_action: true, limits: [{ current_usage: 0 }, { current_usage: 0 }] }, {}],
    })
  })

  it('is not asked for again once it is permanent', async () => {
    const { simulator, business } = await setStage()
    simulator.sendText({ customer, text: 'Halo' })
    await business.requestPermission()
    simulator.answerPermission({ customer, answer: 'permanent' })
    expect((await business.requestPermission()).body.error?.code).toBe(138017)
    expect(() => simulator.answerPermission({ customer: '62899999999', answer: 'permanent' })).toThrow(
      'no_open_request',
    )
  })

  it('is read at most 100 times a second', async () => {
    holdTime()
    const { business } = await setStage()
    const read = () => business.request('GET', `/${phoneNumberId}/call_permissions?user_wa_id=${customer}`)
    const answers = await Promise.all(Array.from({ length: 101 }, read))
    expect(answers.filter(answer => answer.status === 429)).toHaveLength(1)
  })
})
