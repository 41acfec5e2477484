import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { businessAnswer, businessOffer, customer, phoneNumberId } from './business.ts'
import { allowCalls, setStage } from './stage.ts'

describe('faults', () => {
  it("answer with Meta's error and do nothing", async () => {
    const { simulator, business } = await setStage()
    const { id } = await simulator.dial({ customer })
    simulator.failNext({ path: '/calls', action: 'accept', effect: { kind: 'error', code: 138007 } })
    expect((await business.preAccept(id, businessAnswer())).status).toBe(200)
    expect(await business.accept(id, businessAnswer())).toMatchObject({
      status: 500,
      body: { error: { code: 138007 } },
    })
    expect(simulator.calls()[0]?.state).toBe('pre_accepted')
    expect((await business.accept(id, businessAnswer())).status).toBe(200)
  })

  it('answer with a bare status as often as asked for', async () => {
    const { simulator, business } = await setStage()
    simulator.failNext({ times: 2, effect: { kind: 'status', httpStatus: 502 } })
    const statuses = []
    for (let count = 0; count < 3; count++)
      statuses.push((await business.request('GET', `/${phoneNumberId}/settings`)).status)
    expect(statuses).toEqual([502, 502, 200])
  })

  it('break the connection after the call was made, so that the result is unknown', async () => {
    const { simulator, business } = await setStage()
    allowCalls(simulator)
    simulator.failNext({ path: '/calls', effect: { kind: 'drop_after' } })
    await expect(business.connect(businessOffer())).rejects.toThrow('fetch failed')
    expect(simulator.calls()).toHaveLength(1)
    simulator.failNext({ path: '/calls', effect: { kind: 'drop_before' } })
    await expect(business.connect(businessOffer())).rejects.toThrow('fetch failed')
    expect(simulator.calls()).toHaveLength(1)
  })

  it('leave a request without an answer, and do not keep the simulator from stopping', async () => {
    const { simulator } = await setStage()
    simulator.failNext({ effect: { kind: 'hang' } })
    const settings = `${simulator.graphUrl}/${phoneNumberId}/settings`
    const hanging = fetch(settings)
    await simulator.waitFor(sim => sim.requests()[0])
    await simulator.stop()
    await expect(hanging).rejects.toThrow('fetch failed')
    expect(simulator.requests()[0]).not.toHaveProperty('status')
  })
})

describe('the journal', () => {
  it('keeps every request with its body and its answer', async () => {
    const { simulator, business } = await setStage()
    const { id } = await simulator.dial({ customer })
    await business.reject(id)
    expect(simulator.requests()).toMatchObject([
      {
        method: 'POST',
        path: `/${phoneNumberId}/calls`,
        body: { action: 'reject', call_id: id },
        status: 200,
        response: { success: true },
      },
    ])
  })
})

describe('the control API over HTTP', () => {
  it('does what the methods do, and waits', async () => {
    const { simulator } = await setStage()
    const control = async (name: string, body?: object) => {
      const response = await fetch(`${simulator.url}/__sim/${name}`, {
        method: body ? 'POST' : 'GET',
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    }
    const waiting = control('wait', { for: 'call', customer, state: 'ended' })
    const dialled = await control('dial', { customer })
    expect(dialled).toMatchObject({ status: 200, body: { customer, state: 'offered' } })
    expect(await control('dial', { customer })).toMatchObject({
      status: 409,
      body: { reason: 'already_in_a_call' },
    })
    expect(await control('dial', { customer: 'Budi' })).toMatchObject({
      status: 400,
      body: { reason: 'bad_argument' },
    })
    await control('hangUp', { callId: dialled.body['id'] })
    expect(await waiting).toMatchObject({ status: 200, body: { endCause: 'customer_hung_up' } })
    expect(await control('wait', { for: 'phone', customer, timeoutMs: 10 })).toMatchObject({
      status: 408,
      body: { reason: 'timed_out' },
    })
    expect(await control('setSwitches', { duplicates: 1 })).toMatchObject({
      body: { duplicates: 1, iceLite: true },
    })
    expect(await control('setSwitches', { delayMs: 5 })).toMatchObject({
      body: { duplicates: 1, delayMs: 5 },
    })
    for (const list of ['calls', 'messages', 'requests', 'deliveries', 'customers'])
      expect((await control(list)).body).toBeInstanceOf(Array)
  })

  it('shakes hands with the receiver', async () => {
    const { simulator } = await setStage()
    await expect(simulator.verifyWebhook({ verifyToken: 'verify-token' })).resolves.toEqual({
      status: 200,
      echoed: true,
    })
    await expect(simulator.verifyWebhook({ verifyToken: 'wrong' })).resolves.toMatchObject({ status: 403 })
  })
})

describe('the process', () => {
  const index = fileURLToPath(new URL('../../../src-simulator/index.ts', import.meta.url))

  it('says when it is ready, in one line, and stops cleanly on SIGTERM', async () => {
    const child = spawn(process.execPath, [index], { env: { ...process.env, SIMULATOR_PORT: '0' } })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const ready = JSON.parse(line.toString('utf8')) as { event: string; url: string; phone: string }
    expect(ready).toEqual({ event: 'ready', url: expect.any(String), phone: `${ready.url}/phone` })
    expect((await fetch(ready.phone)).headers.get('content-type')).toContain('text/html')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('refuses a bad value with exit code 2 and one sentence', async () => {
    const child = spawn(process.execPath, [index], { env: { ...process.env, SIMULATOR_PORT: 'x' } })
    const [text] = (await once(child.stderr, 'data')) as [Buffer]
    expect(text.toString('utf8')).toMatch(/^SIMULATOR_PORT: [^\n]+\.\n$/)
    expect(await once(child, 'exit')).toEqual([2, null])
  })
})
