import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allowCalls, startMortalWorld, type MortalWorld } from '../../support/call-world.ts'
import { answerTo, anOfferSdp } from '../../support/sdp.ts'
import { budi } from '../../support/seed.ts'
import { eventually } from '../../support/eventually.ts'

let world: MortalWorld
beforeEach(async () => {
  world = await startMortalWorld()
})
afterEach(() => world.stop())

const endAtMeta = (id: string) =>
  world.simulator.waitFor(({ calls }) => calls().find(call => call.id === id && call.state === 'ended'))

async function anAnsweredCall() {
  const ani = await world.platform.agent('ani')
  const { id: metaId } = await world.simulator.dial({ customer: budi.id })
  const { data } = await ani.waitFor('call.offered')
  await ani.request('call.answer', { callId: data.call.id, sdp: answerTo(data.sdp) })
  return { ani, metaId, callId: data.call.id }
}

describe('[D6] the platform is killed during a call', () => {
  it('and finds it again: the desktop comes back to it, and hangs up as ever', async () => {
    const { ani, metaId, callId } = await anAnsweredCall()
    await world.kill()
    await ani.closed()
    await world.revive()
    const hello = await ani.resume()
    expect(hello.resumed).toBe(false)
    expect(hello.snapshot?.calls).toMatchObject([{ id: callId, state: 'connected', agent: { id: 'u-ani' } }])
    expect(world.simulator.calls()).toMatchObject([{ state: 'active' }])
    await ani.request('call.hangup', { callId })
    await endAtMeta(metaId)
    await ani.waitFor('call.ended', ({ call }) => call.id === callId && call.reason === 'completed')
    expect(world.requestsWith('accept')).toHaveLength(1)
    await ani.close()
  })

  it('and the customer hangs up meanwhile: the end comes late, with Meta’s own times', async () => {
    const { ani, metaId, callId } = await anAnsweredCall()
    await world.kill()
    world.simulator.hangUp({ callId: metaId })
    const meta = await endAtMeta(metaId)
    await world.revive()
    await ani.resume()
    const settled = async () => (await ani.request('calls.history', {})).calls
    await eventually(settled).toMatchObject([
      { id: callId, state: 'ended', status: 'answered', endedBy: 'customer' },
    ])
    const [call] = await settled()
    const talkMs = (meta.endedAt ?? 0) - (meta.startedAt ?? 0)
    // Meta tells whole seconds.
    expect(Math.abs((call?.talkMs ?? 0) - talkMs)).toBeLessThan(1_000)
    await ani.close()
  })
})

describe('the platform is killed while Meta is being asked', () => {
  const lateMs = 120_000
  /** Meta acts, but so late that nobody is left to hear of it. */
  const answersLate = (action: string) =>
    world.simulator.failNext({ action, effect: { kind: 'delay', ms: lateMs } })
  const killWhenAsked = async (action: string) => {
    await world.simulator.waitFor(({ requests }) => requests().find(each => actionOf(each.body) === action))
    await world.kill()
    world.simulator.advance({ ms: lateMs })
  }

  it('to accept: it is not asked again, and the terminate settles the call', async () => {
    const ani = await world.platform.agent('ani')
    const { id: metaId } = await world.simulator.dial({ customer: budi.id })
    const { data } = await ani.waitFor('call.offered')
    answersLate('accept')
    const asked = ani.ask('call.answer', { callId: data.call.id, sdp: answerTo(data.sdp) })
    await Promise.all([expect(asked).rejects.toThrow('not answered before the end'), killWhenAsked('accept')])
    await world.simulator.waitFor(({ calls }) => calls().find(call => call.state === 'active'))
    await world.revive()
    await ani.resume()
    world.simulator.hangUp({ callId: metaId })
    await eventually(async () => (await ani.request('calls.history', {})).calls).toMatchObject([
      { id: data.call.id, state: 'ended', status: 'answered', agent: { id: 'u-ani' } },
    ])
    expect(world.requestsWith('accept')).toHaveLength(1)
    await ani.close()
  })

  it('to dial: it is not asked again, and Meta’s webhooks carry the call on', async () => {
    const ani = await world.platform.agent('ani')
    await allowCalls(world, ani)
    answersLate('connect')
    const dial = { roomId: 'r1', dialId: 'd1', sdp: anOfferSdp() }
    const asked = ani.ask('call.dial', dial)
    await Promise.all([
      expect(asked).rejects.toThrow('not answered before the end'),
      killWhenAsked('connect'),
    ])
    const meta = await world.simulator.waitFor(({ calls }) => calls()[0])
    await world.revive()
    const hello = await ani.resume()
    const [shown] = hello.snapshot?.calls ?? []
    expect(shown).toMatchObject({ direction: 'outbound' })
    expect(meta.opaque).toBe(shown?.id)
    await world.simulator.accept({ callId: meta.id })
    await eventually(async () => (await ani.request('calls.history', {})).calls).toMatchObject([
      { id: shown?.id, state: 'connected' },
    ])
    // Asked once more by the desktop, which never heard: it is the same call.
    expect((await ani.request('call.dial', dial)).call.id).toBe(shown?.id)
    expect(world.requestsWith('connect')).toHaveLength(1)
    await ani.close()
  })
})

const actionOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'action' in body ? body.action : undefined
