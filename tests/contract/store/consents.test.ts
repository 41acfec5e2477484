import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noConsent, type Consent } from '#shared/domain/consent.ts'
import type { ConsentEvidence } from '../../../src-platform/store/records.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { t0 } from '../../support/builders/calls.ts'
import { aRoom, aUser, agentId, anAccount, customerId, roomId } from '../../support/builders/records.ts'
import { storeSources } from './stores.ts'

describe.each(storeSources)('consents on $name', source => {
  let store: Store
  const other = aRoom({ id: roomId('r2'), customer: { id: customerId('628222'), name: 'Citra' } })
  const asked = (over: Partial<Consent> = {}): Consent => ({
    ...noConsent(roomId('r1')),
    request: { requestId: 'ask-1', askedBy: agentId('ani'), askedAt: t0 },
    asks: [t0],
    ...over,
  })

  beforeAll(() => source.start())
  afterAll(() => source.stop())
  beforeEach(async () => {
    store = await source.open()
    await store.transaction(async tx => {
      await tx.accounts.insert(anAccount())
      await tx.users.insert(aUser('ani'))
      for (const room of [aRoom(), other]) await tx.rooms.insert(room, t0)
    })
  })

  it('gives back what was saved, and nothing where nothing ever was', async () => {
    await store.transaction(async tx => {
      expect(await tx.consents.byRoom(roomId('r1'))).toEqual(noConsent(roomId('r1')))
      await tx.consents.save(asked(), t0 + 1)
      const permanent = asked({ permission: { kind: 'permanent' }, answeredAt: t0 + 1 })
      await tx.consents.save(permanent, undefined)
      expect(await tx.consents.byRoom(roomId('r1'))).toEqual(permanent)
      expect(await tx.consents.nextWake()).toBeUndefined()
    })
  })

  it('[P6] finds what time changes, the earliest first', async () => {
    await store.transaction(async tx => {
      await tx.consents.save(asked(), t0 + 20)
      await tx.consents.save(noConsent(other.id), t0 + 10)
      expect(await tx.consents.nextWake()).toBe(t0 + 10)
      expect(await tx.consents.due(t0 + 9)).toEqual([])
      expect((await tx.consents.due(t0 + 20)).map(({ consent, wakeAt }) => [consent.roomId, wakeAt])).toEqual(
        [
          ['r2', t0 + 10],
          ['r1', t0 + 20],
        ],
      )
    })
  })

  it('finds requests without a name at Meta, and remembers what is to be compared', async () => {
    const named = asked({
      roomId: other.id,
      request: { requestId: 'ask-2', askedAt: t0, providerMessageId: 'wamid.1' },
    })
    await store.transaction(async tx => {
      await tx.consents.save(asked(), t0 + 1)
      await tx.consents.save(named, t0 + 1)
      expect(await tx.consents.unnamedRequests()).toEqual(['r1'])
      const note = { kind: 'answer', at: t0, details: { answersTo: 'wamid.1' } } as const
      await tx.consents.noteReconcile(other.id, note)
      await tx.consents.save(named, t0 + 2)
      expect(await tx.consents.toReconcile(other.id)).toEqual(note)
      expect(await tx.consents.allToReconcile()).toEqual(['r2'])
      await tx.consents.noteReconcile(other.id, undefined)
      expect(await tx.consents.allToReconcile()).toEqual([])
      expect(await tx.consents.byRoom(other.id)).toEqual(named)
    })
  })

  it('[P13] keeps evidence in the order in which it came, for each customer apart', async () => {
    const evidence = (over: Partial<ConsentEvidence>): ConsentEvidence => ({
      accountId: anAccount().id,
      customerId: aRoom().customer.id,
      roomId: roomId('r1'),
      at: t0,
      type: 'asked',
      actor: { kind: 'agent', agentId: agentId('ani') },
      details: { caption: 'Boleh?', requestId: 'ask-1' },
      ...over,
    })
    const answered = evidence({
      type: 'answered',
      at: t0 - 1,
      actor: { kind: 'customer' },
      details: { answer: 'temporary', expiresAt: t0 },
    })
    await store.transaction(async tx => {
      await tx.consentEvidence.append(evidence({}))
      await tx.consentEvidence.append(evidence({ customerId: other.customer.id, roomId: other.id }))
      await tx.consentEvidence.append(answered)
      expect(await tx.consentEvidence.ofCustomer(anAccount().id, aRoom().customer.id)).toEqual([
        evidence({}),
        answered,
      ])
    })
  })
})
