import { consentWakeAt, type Consent } from '#shared/domain/consent.ts'
import { consentNotes } from '#shared/domain/consent-notes.ts'
import {
  transitionConsent,
  type ConsentChange,
  type ConsentInput,
} from '#shared/domain/consent-transition.ts'
import { messageIdSchema, type EpochMs, type RoomId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Room } from '#shared/domain/room.ts'
import { addMessage } from '../rooms/room-changes.ts'
import { toWireConsent } from '../wire.ts'
import type { Work } from '../work.ts'
import { evidenceOf, type ConsentCause } from './evidence.ts'

/** Where consents change, and nowhere else. */
export interface ConsentDesk {
  /**
   * What the input makes of the room's consent: saved, kept as evidence, told to whoever may see the room. A withdrawal
   * leaves a line in the room, so a room read before this is out of date after it.
   */
  apply(work: Work, roomId: RoomId, input: ConsentInput, cause: ConsentCause): Promise<Consent>
}

export function createConsentDesk(parts: {
  readonly policy: Policy
  readonly newId: () => string
  /** Called after the commit with the moment at which time alone changes the consent. */
  readonly changed: (wakeAt: EpochMs | undefined) => void
}): ConsentDesk {
  const { policy, newId, changed } = parts

  /** One step; whatever time has run out by then follows it at once. */
  async function steps(work: Work, room: Room, first: ConsentInput, cause: ConsentCause) {
    const before = await work.tx.consents.byRoom(room.id)
    const changes: ConsentChange[] = []
    let consent = before
    const take = async (input: ConsentInput, why: ConsentCause) => {
      const decision = transitionConsent(consent, input, policy)
      for (const step of evidenceOf(consent, decision, input, why)) {
        const { accountId, customer, id: roomId } = room
        await work.tx.consentEvidence.append({ accountId, customerId: customer.id, roomId, ...step })
      }
      changes.push(...decision.changes)
      consent = decision.consent
    }
    await take(first, cause)
    for (let at = overdue(consent, work.now); at !== undefined; at = overdue(consent, work.now)) {
      await take({ type: 'timePassed', at }, { actor: { kind: 'system' } })
    }
    return { before, consent, changes }
  }

  const overdue = (consent: Consent, now: EpochMs): EpochMs | undefined => {
    const wakeAt = consentWakeAt(consent, policy)
    return wakeAt !== undefined && wakeAt <= now ? wakeAt : undefined
  }

  return {
    async apply(work, roomId, input, cause) {
      const room = await work.tx.rooms.byId(roomId)
      if (!room) throw new Error(`There is no room ${roomId}.`)
      const { before, consent, changes } = await steps(work, room, input, cause)
      if (consent === before) return consent
      const wakeAt = consentWakeAt(consent, policy)
      await work.tx.consents.save(consent, wakeAt)
      if (changes.length > 0) {
        await work.tellViewers(room, {
          type: 'consent.updated',
          data: { consent: toWireConsent(consent, policy) },
        })
      }
      if (changes.includes('revoked')) await noteRevoked(work, room, input.at)
      work.afterCommit(() => changed(wakeAt))
      return consent
    },
  }

  /** [P11] The room says so. */
  async function noteRevoked(work: Work, room: Room, at: EpochMs): Promise<void> {
    await addMessage(work, room, {
      id: messageIdSchema.parse(newId()),
      roomId: room.id,
      direction: 'out',
      kind: 'system',
      at,
      text: consentNotes.revoked,
    })
  }
}
