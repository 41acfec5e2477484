import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { startCallWorld, type CallWorld, type CallWorldOptions } from '../../support/call-world.ts'
import { eventually } from '../../support/eventually.ts'
import { accessToken } from '../../support/platform.ts'
import { anOfferSdp } from '../../support/sdp.ts'
import { account, aSeed, budi } from '../../support/seed.ts'

const hourMs = 3_600_000

let world: CallWorld
let ani: AgentClient
let asks = 0
const start = async (options: CallWorldOptions = {}) => {
  world = await startCallWorld({ clock: 'test', ...options })
  ani = await world.platform.agent('ani')
}
beforeEach(() => {
  asks = 0
})
afterEach(async () => {
  expect(ani.faults).toEqual([])
  await ani.close()
  await world.stop()
})

/** Budi writes, so that Meta, too, knows of an open window. */
const budiWrites = async () => {
  world.simulator.sendText({ customer: budi.id, text: 'Halo' })
  await ani.waitFor('message.added', ({ message }) => message.text === 'Halo')
}
const ask = () =>
  ani.ask('consent.request', {
    roomId: 'r1',
    requestId: `ask-${(asks += 1)}`,
    caption: 'Boleh kami telepon?',
  })
const check = () => ani.request('consent.check', { roomId: 'r1' })
const answer = (how: 'temporary' | 'permanent' | 'reject') =>
  world.simulator.answerPermission({ customer: budi.id, answer: how })
/** Both clocks, so that Meta's times are the platform's. */
const pass = async (ms: number) => {
  world.simulator.advance({ ms })
  await world.platform.moveClock({ advanceMs: ms })
}
const requestsSent = () =>
  world.simulator
    .requests()
    .map(request => request.body as { interactive?: { type?: string }; type?: string })
    .filter(body => body?.interactive?.type === 'call_permission_request')

/** Meta approves the business's template `ask_to_call`, which asks for permission to call. */
const approveTemplate = async (body: string) => {
  const reply = await fetch(`${world.simulator.graphUrl}/300000000000001/message_templates`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'ask_to_call',
      language: 'id',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: body }, { type: 'call_permission_request' }],
    }),
  })
  expect(await reply.json()).toMatchObject({ status: 'APPROVED' })
}

/** Meta has it, and the customer can answer. */
const requestArrives = () =>
  world.simulator.waitFor(({ messages }) =>
    messages().find(({ content }) => content.type === 'permission_request'),
  )

describe('an agent asks a customer for permission to call', () => {
  it('[P4] [C6] the customer reads the caption, answers, and the room shows it at once', async () => {
    await start()
    await budiWrites()
    expect(await check()).toMatchObject({ canRequest: true, canCall: false, status: 'none' })
    expect(await ask()).toMatchObject({ ok: true, result: { consent: { status: 'pending' } } })
    await world.simulator.waitFor(({ messages }) =>
      messages().find(
        ({ sentBy, content }) =>
          sentBy === 'business' &&
          content.type === 'permission_request' &&
          content.body === 'Boleh kami telepon?',
      ),
    )
    answer('temporary')
    const told = await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'temporary')
    expect(await check()).toMatchObject({ canCall: true, expiresAt: told.data.consent.expiresAt })
    await ani.waitFor('message.added', ({ message }) => message.kind === 'consent_reply')
    expect(await ani.ask('call.dial', { roomId: 'r1', dialId: 'd', sdp: anOfferSdp() })).toMatchObject({
      ok: true,
    })
  })

  it('[P9] after a no, nothing may be done but wait', async () => {
    await start()
    await budiWrites()
    await ask()
    await requestArrives()
    answer('reject')
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'rejected')
    expect(await check()).toMatchObject({ canRequest: false, canCall: false })
    expect(await ani.ask('call.dial', { roomId: 'r1', dialId: 'd', sdp: anOfferSdp() })).toMatchObject({
      ok: false,
      error: { data: { reason: 'no_permission', rule: 'P5' } },
    })
  })

  it('[P2] the platform and Meta count alike: refused a second before 24 h, taken after', async () => {
    await start()
    await budiWrites()
    await ask()
    await pass(24 * hourMs - 60_000)
    await budiWrites()
    expect(await ask()).toMatchObject({
      ok: false,
      error: { code: -32000, data: { reason: 'request_limit_day', rule: 'P2', retryAt: expect.any(String) } },
    })
    await pass(61_000)
    expect(await ask()).toMatchObject({ ok: true })
    expect(requestsSent()).toHaveLength(2)
  })

  it('[P2] what Meta refuses uses up nothing, and its own words are told', async () => {
    await start()
    await budiWrites()
    world.simulator.failNext({ path: '/messages', effect: { kind: 'error', code: 138009 } })
    expect(await ask()).toMatchObject({
      ok: false,
      error: {
        data: { reason: 'provider_refused', provider: { code: 138009, message: expect.any(String) } },
      },
    })
    expect(await check()).toMatchObject({ canRequest: true, status: 'none', requests: { used24h: 0 } })
    await ani.waitFor('message.updated', ({ message }) => message.status === 'failed')
    expect(await ask()).toMatchObject({ ok: true })
  })

  it('[P4] is sent once though Meta’s answer was lost, and the customer’s answer shows that it arrived', async () => {
    await start()
    await budiWrites()
    world.simulator.failNext({ path: '/messages', effect: { kind: 'drop_after' } })
    expect(await ask()).toMatchObject({ ok: true, result: { consent: { status: 'pending' } } })
    await requestArrives()
    answer('permanent')
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'permanent')
    await ani.waitFor(
      'message.updated',
      ({ message }) => message.kind === 'consent_request' && message.status === 'delivered',
    )
    expect(requestsSent()).toHaveLength(1)
  })

  it.each([
    ['repeated', { duplicates: 2 }],
    ['in any order', { shuffleWithinMs: 60, duplicates: 1 }],
    ['all in one POST', { batchMs: 80 }],
  ])('[P8] the answer is heard %s', async (_, switches) => {
    await start()
    await budiWrites()
    await ask()
    await requestArrives()
    world.simulator.setSwitches(switches)
    answer('permanent')
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'permanent')
    const replies = () =>
      ani.eventsOf('message.added').filter(({ data }) => data.message.kind === 'consent_reply')
    await eventually(() => replies().length).toBe(1)
  })

  it('[P12] tells the price, the budgets and the attempts', async () => {
    await start()
    await budiWrites()
    await ask()
    expect(await check()).toMatchObject({
      requests: { used24h: 1, max24h: 1, used7d: 1, max7d: 2 },
      attempts: { used: 0, max: 10 },
      price: { perMinute: { currency: 'IDR', minor: 100_000 } },
    })
  })

  it('[P13] an admin alone may read the evidence', async () => {
    await start()
    await budiWrites()
    await ask()
    const about = { accountId: 'acc1', customerId: budi.id }
    expect(await ani.ask('consent.evidence', about)).toMatchObject({
      ok: false,
      error: { data: { reason: 'forbidden_role' } },
    })
    const adi = await world.platform.agent('adi')
    const { events } = await adi.request('consent.evidence', about)
    expect(events).toMatchObject([
      { type: 'asked', caption: 'Boleh kami telepon?', by: { id: 'u-ani', name: 'Ani' } },
      { type: 'sent' },
    ])
    await adi.close()
  })
})

describe('calls and permissions at Meta', () => {
  it('[P11] four unanswered calls withdraw it at Meta and here, told once', async () => {
    await start()
    world.simulator.answerPermission({ customer: budi.id, answer: 'permanent_from_profile' })
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'permanent')
    for (let dial = 1; dial <= 4; dial += 1) {
      const { call } = await ani.request('call.dial', { roomId: 'r1', dialId: `d${dial}`, sdp: anOfferSdp() })
      const meta = await world.simulator.waitFor(({ calls }) =>
        calls().find(({ opaque, state }) => opaque === call.id && state === 'ringing'),
      )
      world.simulator.ignore({ callId: meta.id })
      await ani.waitFor('call.ended', ({ call: { id } }) => id === call.id)
    }
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'revoked')
    // The customer's grant, and Meta's own withdrawal.
    await world.simulator.wait({
      for: 'delivery',
      kind: 'message.call_permission_reply',
      state: 'delivered',
      count: 2,
    })
    const advised = ani.eventsOf('consent.updated').map(({ data }) => data.consent.advice)
    expect(advised).toContain('reconsider')
    expect(await check()).toMatchObject({ status: 'revoked', canCall: false })
    const notes = ani.eventsOf('message.added').filter(({ data }) => data.message.kind === 'system')
    expect(notes).toHaveLength(1)
  })

  it('[A6] the customer’s own call may grant a permission for 7 days', async () => {
    await start()
    const call = await world.simulator.dial({ customer: budi.id })
    world.simulator.answerPermission({ customer: budi.id, answer: 'automatic_callback', callId: call.id })
    const told = await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'temporary')
    expect(told.data.consent.expiresAt).toBeDefined()
    expect(await check()).toMatchObject({ canCall: true })
  })

  it('[C3] [P4] outside the window the account’s template asks, with the caption, and its answer counts', async () => {
    const later = new Date(Date.now() + 20 * hourMs).toISOString()
    const conversation = { category: 'utility', expiresAt: later }
    const room = {
      id: 'r1',
      accountId: 'acc1',
      customer: budi,
      assignedTo: 'u-ani',
      state: 'assigned',
      conversation,
    }
    await start({ seed: aSeed({ rooms: [room] }) })
    expect(await check()).toMatchObject({ canRequest: false, refusals: [{ reason: 'window_closed' }, {}] })
    await approveTemplate('Halo, {{1}}')
    const adi = await world.platform.agent('adi')
    await adi.request('accounts.configure', { accountId: 'acc1', consentTemplate: 'ask_to_call?caption' })
    await adi.close()
    expect(await ask()).toMatchObject({ ok: true, result: { consent: { status: 'pending' } } })
    await world.simulator.waitFor(({ messages }) =>
      messages().find(
        ({ content }) => content.type === 'template' && content.body === 'Halo, Boleh kami telepon?',
      ),
    )
    answer('permanent')
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'permanent')
  })

  it('[A7] a missed call asks the customer by itself', async () => {
    await start({ seed: aSeed({ accounts: [{ ...account, missedCallConsent: true }] }) })
    const call = await world.simulator.dial({ customer: budi.id })
    await ani.waitFor('call.offered')
    world.simulator.hangUp({ callId: call.id })
    await requestArrives()
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'pending')
    answer('permanent')
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'permanent')
  })

  it('[P8] a permission that the customer took back unheard is noticed when Meta refuses the dial', async () => {
    await start()
    world.simulator.answerPermission({ customer: budi.id, answer: 'permanent_from_profile' })
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'permanent')
    world.simulator.setSwitches({ drop: ['message.call_permission_reply'] })
    world.simulator.answerPermission({ customer: budi.id, answer: 'revoke_in_profile' })
    expect(await ani.ask('call.dial', { roomId: 'r1', dialId: 'd', sdp: anOfferSdp() })).toMatchObject({
      ok: false,
      error: { data: { reason: 'provider_refused', provider: { code: 138006 } } },
    })
    await ani.waitFor('consent.updated', ({ consent }) => consent.status === 'revoked')
  })
})
