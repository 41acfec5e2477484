import { expect, it } from 'vitest'
import { callIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import type { LostCall } from '#shared/ipc/desktop-state.ts'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { CrashRecovery } from '../../../../src-main/session/crash-recovery.ts'
import type { JournaledCall } from '../../../../src-main/session/call-journal.ts'
import { aCall, aSession } from '../../../support/builders/wire.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { memoryJournal } from './memory-journal.ts'

const callId = callIdSchema.parse('call-1')
const roomId = roomIdSchema.parse('room-1')
const left: JournaledCall = { kind: 'call', callId, customerName: 'Budi' }

function aStart(call: JournaledCall | null, failures: readonly RequestError[] = []) {
  const journal = memoryJournal(call)
  const hungUp: string[] = []
  const lost: LostCall[] = []
  const rest = [...failures]
  const recovery = new CrashRecovery({
    journal,
    hangUp: async id => {
      hungUp.push(id)
      const failure = rest.shift()
      if (failure) throw failure
    },
    onLost: one => lost.push(one),
    log: recordingLog(),
  })
  return { journal, hungUp, lost, recovery }
}

it('ends the call that the app was killed in, once, and says so', async () => {
  const { journal, hungUp, lost, recovery } = aStart(left)
  await recovery.sessionBegan(aSession())
  await recovery.sessionBegan(aSession())
  expect(hungUp).toEqual([callId])
  expect(lost).toEqual([{ callId, why: 'stopped', customerName: 'Budi' }])
  expect(journal.read()).toBeNull()
})

it('tries again with the next session when the link broke, and takes a refusal for an end', async () => {
  const { hungUp, lost, recovery } = aStart(left, [
    new RequestError('lost', 'The connection broke.'),
    new RequestError('refused', 'This call is over.'),
  ])
  await recovery.sessionBegan(aSession())
  expect(lost).toEqual([])
  await recovery.sessionBegan(aSession())
  expect(hungUp).toHaveLength(2)
  expect(lost).toHaveLength(1)
})

it('finds a dial by its room, and forgets one that never became a call', async () => {
  const dial: JournaledCall = { kind: 'dial', roomId }
  const dialled = aCall({ direction: 'outbound', state: 'dialing', roomId })
  const found = aStart(dial)
  await found.recovery.sessionBegan(aSession({ calls: [dialled] }))
  expect(found.hungUp).toEqual([callId])
  const none = aStart(dial)
  await none.recovery.sessionBegan(aSession())
  expect(none.hungUp).toEqual([])
  expect(none.lost).toEqual([])
  expect(none.journal.read()).toBeNull()
})

it('leaves the journal to a call that began meanwhile', async () => {
  const { journal, recovery } = aStart(left)
  const next: JournaledCall = { kind: 'call', callId: callIdSchema.parse('call-2') }
  journal.write(next)
  await recovery.sessionBegan(aSession())
  expect(journal.read()).toEqual(next)
})
