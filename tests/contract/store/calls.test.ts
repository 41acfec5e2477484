import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src-platform/store/store.ts'
import {
  aDialingCall,
  anOfferedCall,
  callId,
  holder,
  providerCallId,
  t0,
} from '../../support/builders/calls.ts'
import { aUser, agentId, anAccount } from '../../support/builders/records.ts'
import { storeSources } from './stores.ts'

describe.each(storeSources)('calls and webhooks on $name', source => {
  let store: Store

  beforeAll(() => source.start())
  afterAll(() => source.stop())
  beforeEach(async () => {
    store = await source.open()
    await store.transaction(async tx => {
      await tx.accounts.insert(anAccount())
      for (const id of ['ani', 'beni', 'dewi']) await tx.users.insert(aUser(id))
    })
  })

  it('finds a call by the id of the provider, and by the dial of its agent', async () => {
    const call = aDialingCall({ providerCallId: providerCallId('wacid.9') })
    await store.transaction(tx => tx.calls.save(call, t0))
    await store.transaction(async tx => {
      expect(await tx.calls.byProviderCallId(providerCallId('wacid.9'))).toEqual(call)
      expect(await tx.calls.byDialId(agentId('ani'), 'dial-1')).toEqual(call)
      expect(await tx.calls.byDialId(agentId('beni'), 'dial-1')).toBeUndefined()
    })
  })

  it('refuses two calls with the same id of the provider', async () => {
    await store.transaction(tx => tx.calls.save(anOfferedCall(), t0))
    const twin = anOfferedCall({ id: callId('call-2') })
    await expect(store.transaction(tx => tx.calls.save(twin, t0))).rejects.toThrow(/unique/i)
  })

  it('knows whom a call rings, occupies, and no longer concerns', async () => {
    const ringing = anOfferedCall({ ringing: [agentId('ani')], waiting: [agentId('beni')] })
    await store.transaction(async tx => {
      await tx.calls.save(ringing, t0)
      await tx.calls.save(aDialingCall({ holder: holder('dewi') }), t0)
      expect(await tx.calls.parts()).toEqual(
        expect.arrayContaining([
          { agentId: 'ani', part: 'ringing' },
          { agentId: 'dewi', part: 'holding' },
        ]),
      )
      expect(await tx.calls.offeredTo(agentId('beni'))).toEqual([ringing])
      expect((await tx.calls.heldBy(agentId('dewi')))?.id).toBe('dial-1')
      await tx.calls.save({ ...ringing, ringing: [], waiting: [agentId('beni')] }, t0)
      expect(await tx.calls.offeredTo(agentId('ani'))).toEqual([])
      expect(await tx.calls.heldBy(agentId('ani'))).toBeUndefined()
      expect(await tx.calls.live()).toHaveLength(2)
    })
  })

  it('pages through the calls of an agent, newest first, each once', async () => {
    const many = Array.from({ length: 7 }, (_, index) =>
      anOfferedCall({
        id: callId(`call-${index}`),
        providerCallId: providerCallId(`wacid.${index}`),
        // Pairs share a moment: the order must hold there, too.
        offeredAt: t0 + Math.floor(index / 2),
      }),
    )
    await store.transaction(async tx => {
      for (const call of many) await tx.calls.save(call, call.offeredAt)
      const first = await tx.calls.history({ agentId: agentId('ani'), limit: 4 })
      const last = first.at(-1)!
      const after = { offeredAt: last.offeredAt, id: last.id }
      const second = await tx.calls.history({ agentId: agentId('ani'), after, limit: 4 })
      const seen = [...first, ...second].map(call => call.id)
      expect(seen).toEqual(['call-6', 'call-5', 'call-4', 'call-3', 'call-2', 'call-1', 'call-0'])
      const recent = await tx.calls.history({ agentId: agentId('ani'), since: t0 + 2, limit: 10 })
      expect(recent.map(call => call.id)).toEqual(['call-6', 'call-5', 'call-4'])
      expect(await tx.calls.history({ agentId: agentId('dewi'), limit: 10 })).toEqual([])
    })
  })

  it('keeps a timeline in the order in which it was written', async () => {
    await store.transaction(async tx => {
      await tx.calls.save(anOfferedCall(), t0)
      const line = { callId: callId('call-1'), actor: { kind: 'provider' }, details: {} } as const
      await tx.callEvents.append({ ...line, at: t0 + 5, type: 'started' })
      await tx.callEvents.append({ ...line, at: t0, type: 'terminated', details: { code: 1 } })
      const lines = await tx.callEvents.ofCall(callId('call-1'))
      expect(lines.map(event => event.type)).toEqual(['started', 'terminated'])
      expect(lines[1]).toEqual({ ...line, at: t0, type: 'terminated', details: { code: 1 } })
    })
  })

  it('gives out the commands of a call in their order, and forgets session descriptions once answered', async () => {
    const id = callId('call-1')
    await store.transaction(async tx => {
      await tx.calls.save(anOfferedCall(), t0)
      await tx.effects.add(id, { type: 'accept', sdp: 'v=0 answer' }, t0)
      await tx.effects.add(id, { type: 'terminate' }, t0)
      const first = (await tx.effects.nextPending(id))!
      expect(first.command).toEqual({ type: 'accept', sdp: 'v=0 answer' })
      await tx.effects.setState(first.id, 'in_flight', { at: t0 })
      const error = { code: 138006, message: 'No' }
      await tx.effects.setState(first.id, 'refused', { at: t0, error })
      expect((await tx.effects.nextPending(id))?.command).toEqual({ type: 'terminate' })
      const [answered] = await tx.effects.inStates(['refused'])
      expect(answered).toMatchObject({ command: { type: 'accept', sdp: '' }, error })
    })
  })

  it('keeps a webhook byte by byte until it is removed, kept for later or parked', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xc3, 0xa9, 0x00, 0xff, 0x7d])
    const ids = await store.transaction(async tx => [
      await tx.inbox.add(body, t0),
      await tx.inbox.add(body, t0),
      await tx.inbox.add(body, t0),
      await tx.inbox.add(body, t0),
    ])
    const again = await source.reopen()
    await again.transaction(async tx => {
      expect(await tx.inbox.pending()).toEqual(ids)
      await tx.inbox.noteFailure(ids[3]!, { attempts: 2, error: 'away' })
      expect(await tx.inbox.byId(ids[3]!)).toEqual({ id: ids[3], body, receivedAt: t0, attempts: 2 })
      await tx.inbox.remove(ids[0]!)
      await tx.inbox.keep(ids[1]!)
      await tx.inbox.park(ids[2]!, 'why')
      expect(await tx.inbox.pending()).toEqual([ids[3]])
      expect(await tx.inbox.counts()).toEqual({ pending: 1, kept: 1, parked: 1 })
      expect((await tx.inbox.byId(ids[1]!))?.body).toEqual(body)
      expect(await tx.inbox.byId(ids[0]!)).toBeUndefined()
    })
  })

  it('forgets what was not understood, and nothing else of what came', async () => {
    await store.transaction(async tx => {
      const body = Buffer.from('{}')
      const add = (at: number) => tx.inbox.add(body, at)
      const [old, young, parked] = [await add(t0), await add(t0 + 1), await add(t0)]
      const pending = await add(t0)
      await tx.inbox.keep(old)
      await tx.inbox.keep(young)
      await tx.inbox.park(parked, 'why')
      await tx.inbox.forgetKept(t0 + 1)
      expect(await tx.inbox.byId(old)).toBeUndefined()
      for (const id of [young, parked, pending]) expect(await tx.inbox.byId(id)).toMatchObject({ body })
    })
  })

  it('recognises a repeated webhook until it is forgotten', async () => {
    await store.transaction(async tx => {
      expect(await tx.inbox.firstSight('key', t0)).toBe(true)
      expect(await tx.inbox.firstSight('key', t0 + 1)).toBe(false)
      await tx.inbox.forgetSeen(t0 + 1)
      expect(await tx.inbox.firstSight('key', t0 + 2)).toBe(true)
    })
  })
})
