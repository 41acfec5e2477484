/** Writes one call after the other into a log, and says the number of each once it is kept; ends only by being killed. */
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { CallLog } from '../../../../src-main/call-log/call-log.ts'
import { systemClock } from '../../../../src-main/clock.ts'
import { anEntry, owner } from './log-world.ts'

const [file = '', from = '0'] = process.argv.slice(2)
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const callLog = new CallLog({
  file,
  clock: systemClock,
  log: silent,
  onChange: () => {},
  onEmptied: () => {},
  onErased: () => {},
})
callLog.open()
// Its thread reads while this one writes, and is killed with it.
void callLog.query(owner, callLogQuerySchema.parse({ reason: 'media_failed' }))

for (let n = Number(from) + 1; ; n++) {
  const callId = `c${n}`
  callLog.put(owner, [anEntry({ callId, startedAt: n })], [{ callId, event: { what: 'shown', at: n } }])
  if (callLog.trouble !== undefined) process.exit(1)
  process.stdout.write(`${n}\n`)
}
