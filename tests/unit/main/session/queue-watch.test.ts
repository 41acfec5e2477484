import { expect, it } from 'vitest'
import type { QueueNews } from '#shared/ipc/queue-news.ts'
import { QueueWatch } from '../../../../src-main/session/queue-watch.ts'
import { aSession, anEvent } from '../../../support/builders/wire.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { scriptedRequests } from './scripted-requests.ts'

const empty = { snapshot: { calls: [], agents: [], accounts: [] } }
const settled = () => new Promise(resolve => setImmediate(resolve))

function setUp() {
  const requests = scriptedRequests()
  const told: QueueNews[] = []
  const watch = new QueueWatch({
    connection: requests,
    log: recordingLog(),
    tell: news => void told.push(news),
  })
  const session = aSession()
  const changed = (id: string) => {
    const event = anEvent(1, 'queue.changed', { calls: { remove: [id] } })
    watch.take({ kind: 'event', session, before: session, event })
  }
  const heard = () =>
    told.map(news => (news.kind === 'snapshot' ? 'snapshot' : (news.change.calls?.remove?.[0] ?? '')))
  const methods = () => requests.asked.map(([method]) => method)
  return { requests, watch, session, changed, heard, methods }
}

it('[D8] tells the window the snapshot first, then what overtook it, then what changes', async () => {
  const { requests, watch, changed, heard } = setUp()
  const watching = watch.watch('window')
  await settled()
  requests.grant('queue.watch', empty)
  changed('early')
  await watching
  changed('later')
  expect(heard()).toEqual(['snapshot', 'early', 'later'])
})

it('[D8] watches again in a new session, and not in one that was resumed', async () => {
  const { requests, watch, session, heard, methods } = setUp()
  const watching = watch.watch('window')
  await settled()
  requests.grant('queue.watch', empty)
  await watching
  watch.take({ kind: 'resumed', session })
  watch.take({ kind: 'snapshot', session, before: session })
  await settled()
  requests.grant('queue.watch', empty)
  await settled()
  expect(methods()).toEqual(['queue.watch', 'queue.watch'])
  expect(heard()).toEqual(['snapshot', 'snapshot'])
})

it('[D8] ends with the window’s view, in the order asked, and then passes nothing on', async () => {
  const { requests, watch, changed, heard, methods } = setUp()
  const watching = watch.watch('window')
  const ending = watch.unwatch('window')
  await watching
  await ending
  // It was over before it was asked for.
  expect(methods()).toEqual([])
  const again = watch.watch('window')
  await settled()
  requests.grant('queue.watch', empty)
  await again
  const over = watch.unwatch('window')
  await settled()
  changed('after')
  requests.grant('queue.unwatch', {})
  await over
  expect(heard()).toEqual(['snapshot'])
})

it('[D8] ends what a lost link kept it from ending, once the session is back', async () => {
  const { requests, watch, session, methods } = setUp()
  const watching = watch.watch('window')
  await settled()
  requests.grant('queue.watch', empty)
  await watching
  const ending = watch.unwatch('window')
  await settled()
  requests.refuse('queue.unwatch', new Error('lost') as never)
  await expect(ending).rejects.toThrow('lost')
  watch.take({ kind: 'resumed', session })
  await settled()
  expect(methods()).toEqual(['queue.watch', 'queue.unwatch', 'queue.unwatch'])
})

it('[D8] goes on for the wallboard when the window shows it no more, and tells both all of it when one comes', async () => {
  const { requests, watch, changed, heard, methods } = setUp()
  const first = watch.watch('window')
  await settled()
  requests.grant('queue.watch', empty)
  await first
  const second = watch.watch('wallboard')
  await settled()
  requests.grant('queue.unwatch', {})
  await settled()
  requests.grant('queue.watch', empty)
  await second
  await watch.unwatch('window')
  changed('later')
  expect(heard()).toEqual(['snapshot', 'snapshot', 'later'])
  const over = watch.unwatch('wallboard')
  await settled()
  requests.grant('queue.unwatch', {})
  await over
  expect(methods()).toEqual(['queue.watch', 'queue.unwatch', 'queue.watch', 'queue.unwatch'])
})
