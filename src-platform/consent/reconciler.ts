import { assertNever } from '#shared/domain/assert-never.ts'
import type { ConsentInput } from '#shared/domain/consent-transition.ts'
import type { RoomId } from '#shared/domain/ids.ts'
import type { Busy } from '../busy.ts'
import { recipientOf } from '../calls/command-sending.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { GraphOutcome, GraphPort, RecordedPermission } from '../meta/graph-port.ts'
import type { ReconcileNote } from '../store/records.ts'
import type { Decisions, Work } from '../work.ts'
import type { ConsentDesk } from './consent-desk.ts'

/** Reads the provider's own record of a permission where its webhooks say too little, or nothing. */
export interface Reconciler {
  /** Notes that the record is to be read, and reads it after the commit; a crash does not forget it. */
  note(work: Work, roomId: RoomId, note: ReconcileNote): Promise<void>
  /** Reads again where a note is left; nothing happens where there is none. */
  again(roomId: RoomId): void
  /** Before anything is sent: notes requests of which a crash left unknown whether they were sent. */
  noteInterrupted(work: Work): Promise<void>
  /** After a start: reads what was noted. */
  resume(work: Work): Promise<void>
  idle(): Promise<void>
  stop(): void
}

/** By the rules' clock: after these pauses a record that could not be read is tried again; then at the next start. */
const retryDelaysMs = [60_000, 10 * 60_000, 60 * 60_000] as const

export function createReconciler(parts: {
  readonly decisions: Decisions
  readonly desk: ConsentDesk
  readonly graph: GraphPort
  readonly clock: Clock
  readonly busy: Busy
  readonly log: Logger
}): Reconciler {
  const { decisions, desk, graph, clock, busy, log } = parts
  const underWay = new Map<RoomId, Promise<void>>()
  const retries = new Map<RoomId, () => void>()
  let stopped = false

  function kick(roomId: RoomId, attempt = 0): void {
    if (stopped || underWay.has(roomId)) return
    retries.get(roomId)?.()
    retries.delete(roomId)
    const reading = reconcile(roomId, attempt)
      .catch(error => log.error({ err: error, roomId }, 'a permission could not be compared'))
      .finally(() => underWay.delete(roomId))
    underWay.set(roomId, busy.track(reading))
  }

  async function reconcile(roomId: RoomId, attempt: number): Promise<void> {
    const found = await decisions.run(async work => {
      const note = await work.tx.consents.toReconcile(roomId)
      const room = note && (await work.tx.rooms.byId(roomId))
      const account = room && (await work.tx.accounts.byId(room.accountId))
      return note && room && account ? { note, customer: room.customer, account } : undefined
    })
    if (!found) return
    const outcome = await read(found.account.phoneNumberId, recipientOf(found.customer))
    if (outcome.kind === 'done') {
      await decisions.run(work => settle(work, roomId, outcome.value))
      return
    }
    log.warn({ roomId, outcome }, 'the record of a permission could not be read')
    const delayMs = retryDelaysMs[attempt]
    if (delayMs === undefined || stopped) return
    retries.set(
      roomId,
      clock.wakeAt(clock.now() + delayMs, () => kick(roomId, attempt + 1)),
    )
  }

  async function read(...of: Parameters<GraphPort['getCallPermission']>) {
    try {
      return await graph.getCallPermission(...of)
    } catch (error) {
      log.error({ err: error }, 'reading the record of a permission failed')
      return { kind: 'unknown', why: 'The request failed.' } satisfies GraphOutcome<never>
    }
  }

  async function settle(work: Work, roomId: RoomId, record: RecordedPermission): Promise<void> {
    const note = await work.tx.consents.toReconcile(roomId)
    if (!note) return
    await work.tx.consents.noteReconcile(roomId, undefined)
    if (note.kind === 'answer') {
      const details = { ...note.details, source: 'reconciled' } as const
      await desk.apply(work, roomId, answerOf(note, record), { actor: { kind: 'customer' }, details })
      return
    }
    const input = { type: 'reconciled', permission: record, at: work.now } as const
    await desk.apply(work, roomId, input, { actor: { kind: 'provider' } })
  }

  return {
    async note(work, roomId, note) {
      // An answer that waits for its words must not be forgotten for a mere comparison.
      const kept = await work.tx.consents.toReconcile(roomId)
      if (kept?.kind !== 'answer' || note.kind === 'answer') {
        await work.tx.consents.noteReconcile(roomId, note)
      }
      work.afterCommit(() => kick(roomId))
    },
    again: roomId => kick(roomId),
    async noteInterrupted(work) {
      for (const roomId of await work.tx.consents.unnamedRequests()) {
        if (await work.tx.consents.toReconcile(roomId)) continue
        await work.tx.consents.noteReconcile(roomId, { kind: 'record' })
      }
    },
    async resume(work) {
      const rooms = await work.tx.consents.allToReconcile()
      work.afterCommit(() => rooms.forEach(roomId => kick(roomId)))
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
    stop() {
      stopped = true
      for (const cancel of retries.values()) cancel()
      retries.clear()
    },
  }
}

/** The customer did answer: where the record knows no permission, the answer was no. */
function answerOf(
  { at, details }: Extract<ReconcileNote, { kind: 'answer' }>,
  record: RecordedPermission,
): ConsentInput {
  const { answersTo } = details
  switch (record.kind) {
    case 'none':
      return { type: 'refused', automatic: false, at, answersTo }
    case 'permanent':
      return { type: 'allowed', permanent: true, at, answersTo }
    case 'temporary':
      return { type: 'allowed', permanent: false, until: record.until, at, answersTo }
    default:
      return assertNever(record)
  }
}
