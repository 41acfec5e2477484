import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallId } from '#shared/domain/ids.ts'
import { aCall } from '../../../../support/builders/wire.ts'
import { unheardMs } from '../../../../../src-renderer/features/call/engagement.ts'
import { createCallWorld, now, settle, theCall, type CallWorld } from './call-world.ts'

let world: CallWorld
beforeEach(() => {
  vi.useFakeTimers()
  world = createCallWorld()
})
afterEach(() => {
  world.controller.close()
  vi.useRealTimers()
})

const sound = () => world.media.calls[0]!
const ringingIds = () => world.state().ringing.map(ringing => ringing.callId)

describe('answering', () => {
  it('sends the prepared answer, opens the microphone, and lets main know whose sound is here', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    expect(world.last('answerCall').input).toEqual({ callId: 'call-1', sdp: sound().localSdp })
    expect(sound().state.microphone.status).toBe('open')
    expect(world.held()).toBe('call-1')
    expect(world.heard.ring).toBeNull()
    expect(world.state()).toMatchObject({ ringing: [], engaged: { callId: 'call-1', intent: 'answering' } })
  })

  it('sends no sound before the session says connected, whatever the reply says', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.last('answerCall').grant({ call: aCall({ state: 'connected' }) })
    expect(sound().heard).toBe('nothing')
    await world.update({ state: 'connected', answeredAt: now() })
    expect(sound().heard).toBe('agent')
    expect(world.heard.connected).toBe(1)
    expect(world.state().engaged).toMatchObject({ intent: 'talking', connectedAt: Date.now() })
  })

  it('speaks when the session connects the call before the reply is there', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.update({ state: 'connected', answeredAt: now() })
    expect(sound().heard).toBe('agent')
    await world.last('answerCall').grant({ call: aCall() })
    expect(world.heard.connected).toBe(1)
  })

  it('[I5] reaches for the customer once the call is given to this desktop, before the provider has spoken', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    expect(sound().state.link.status).toBe('prepared')
    await world.give()
    expect(sound().state.link.status).toBe('connected')
    expect(sound().heard).toBe('nothing')
  })

  it('[I5] never reaches for a customer whom another agent was given', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    const links: string[] = []
    sound().onState(({ link }) => links.push(link.status))
    await world.withdraw({ reason: 'answered_elsewhere', by: { id: 'u-bo', name: 'Bo' } })
    await world.give()
    await vi.advanceTimersByTimeAsync(2 * unheardMs)
    expect(links).toEqual(['closed'])
  })

  it('[D6] reaches for the customer without the platform’s word when the link is lost with it', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await vi.advanceTimersByTimeAsync(unheardMs - 1)
    expect(sound().state.link.status).toBe('prepared')
    await vi.advanceTimersByTimeAsync(1)
    expect(sound().state.link.status).toBe('connected')
  })

  it('[D6] speaks when the customer is heard, though the platform was lost before it could say so', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.give()
    sound().show({ heardCustomer: true })
    expect(sound().heard).toBe('agent')
    expect(world.state().engaged).toMatchObject({ intent: 'talking' })
    await world.update({ state: 'connected', answeredAt: now() })
    expect(world.heard.connected).toBe(1)
  })

  it.each(['given', 'heard'] as const)(
    '[D6] keeps a call that is its own when the platform’s answer never comes: %s',
    async how => {
      await world.offer()
      void world.controller.answer(theCall)
      await settle()
      if (how === 'given') await world.give()
      else sound().show({ heardCustomer: true })
      await world.last('answerCall').refuse({ reason: 'offline' })
      expect([sound().isClosed, world.held(), world.notices]).toEqual([false, theCall, []])
      await world.update({ state: 'connected', answeredAt: now() })
      expect(world.state().engaged).toMatchObject({ intent: 'talking' })
      await world.end()
      expect(world.held()).toBeNull()
    },
  )

  it('[D6] gives up, and says so, when nothing shows that the call became its own', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.last('answerCall').refuse({ reason: 'offline' })
    expect([sound().isClosed, world.held(), world.state().engaged]).toEqual([true, null, null])
    expect(world.notices).toMatchObject([{ type: 'refused', action: 'answer' }])
  })

  it('asks once for two clicks', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    void world.controller.answer(theCall)
    await settle()
    expect(world.asked('answerCall')).toHaveLength(1)
    expect(world.media.calls).toHaveLength(1)
  })

  it('opens no microphone for an agent who chose to listen', async () => {
    await world.offer()
    void world.controller.answer(theCall, 'listening')
    await settle()
    expect(sound().state.microphone.status).toBe('closed')
    expect(world.asked('answerCall')).toHaveLength(1)
  })

  it('[D3] says why there is no microphone, and keeps the call', async () => {
    world.media.microphoneTrouble = 'blocked'
    await world.connect()
    expect(world.state().engaged?.sound.microphone).toEqual({ status: 'unusable', why: 'blocked' })
    expect(sound().heard).toBe('silence')
    world.media.microphoneTrouble = null
    await world.controller.reopenMicrophone()
    expect(sound().heard).toBe('agent')
  })

  it('[I5] gives up when another agent was first, and says who', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.last('answerCall').refuse({ reason: 'taken', by: { id: 'u-bo', name: 'Bo' } })
    expect(world.notices).toMatchObject([{ type: 'refused', action: 'answer', refusal: { reason: 'taken' } }])
    expect(world.state().engaged).toBeNull()
    expect(sound().isClosed).toBe(true)
    expect(world.held()).toBeNull()
  })

  it('[I5] gives up at once when the ring is withdrawn meanwhile, and takes no harm from the late reply', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.withdraw({ reason: 'answered_elsewhere', by: { id: 'u-bo', name: 'Bo' } })
    expect(world.state()).toMatchObject({ engaged: null, ended: null })
    expect(sound().isClosed).toBe(true)
    await world.last('answerCall').refuse({ reason: 'taken' })
    expect(world.notices).toHaveLength(1)
  })

  it('lets the sound go when the ring is withdrawn while it is still being prepared', async () => {
    const prepared = Promise.withResolvers<void>()
    const prepareInbound = world.media.prepareInbound.bind(world.media)
    world.media.prepareInbound = async sdp => {
      await prepared.promise
      return prepareInbound(sdp)
    }
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.withdraw()
    prepared.resolve()
    await settle()
    expect(sound().isClosed).toBe(true)
    expect(world.asked('answerCall')).toEqual([])
    expect(world.state().engaged).toBeNull()
  })

  it('rings again when the platform could not be asked', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    await world.last('answerCall').refuse({ reason: 'offline' })
    expect(world.heard.ring).toBe('room')
    expect(world.state().ringing).toMatchObject([{ callId: 'call-1', preparation: 'ready' }])
    void world.controller.answer(theCall)
    await settle()
    expect(world.asked('answerCall')).toHaveLength(2)
    expect(world.media.calls.filter(call => !call.isClosed)).toHaveLength(1)
  })

  it('[I4] does not touch the active call when another rings', async () => {
    await world.connect()
    await world.offer(aCall({ id: 'call-2', offeredAt: now() }))
    expect(world.heard.ring).toBeNull()
    expect(ringingIds()).toEqual(['call-2'])
    void world.controller.answer('call-2' as CallId)
    await settle()
    expect(world.asked('answerCall')).toHaveLength(1)
    expect(world.state().engaged).toMatchObject({ callId: 'call-1', intent: 'talking' })
    expect(sound().heard).toBe('agent')
  })
})
