import { beforeEach, expect, it } from 'vitest'
import { sessionIdSchema } from '#shared/domain/ids.ts'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { PresenceKeeper } from '../../../../src-main/session/presence-keeper.ts'
import { settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { scriptedRequests } from './scripted-requests.ts'

const first = sessionIdSchema.parse('session-1')
const second = sessionIdSchema.parse('session-2')

let requests: ReturnType<typeof scriptedRequests>
let presence: PresenceKeeper
let reasons: unknown[]
/** Requests that the test does not ask about. */
let skipped: number
/** Choices by their word; what was observed here as `here` or `gone`. */
const asked = () =>
  requests.asked.slice(skipped).map(([, params]) => {
    const status = Reflect.get(params, 'status') as unknown
    if (Reflect.get(params, 'automatic') !== true) return status
    return status === 'online' ? 'here' : 'gone'
  })

async function granted(): Promise<void> {
  requests.grant('presence.set', {})
  await settled()
}

async function lost(): Promise<void> {
  requests.refuse('presence.set', new RequestError('lost', 'The connection broke.'))
  await settled()
}

async function signedInOnline(): Promise<void> {
  presence.signedIn()
  presence.sessionBegan(first)
  await granted()
  await granted()
  skipped = requests.asked.length
}

beforeEach(() => {
  requests = scriptedRequests()
  reasons = []
  skipped = 0
  presence = new PresenceKeeper({
    connection: requests,
    log: recordingLog(),
    onAwayReason: reason => reasons.push(reason),
  })
})

it('[R4] is online with the first session of a sign-in, and then what the agent chose', async () => {
  presence.signedIn()
  presence.sessionBegan(first)
  requests.grantFirst('presence.set', {})
  await lost()
  presence.sessionBegan(first)
  await granted()
  presence.sessionBegan(first)
  expect(asked()).toEqual(['here', 'online', 'online'])
  const chosen = presence.set('away')
  await granted()
  await chosen
  presence.sessionBegan(first)
  expect(asked()).toHaveLength(4)
  presence.signedIn()
  presence.sessionBegan(first)
  expect(asked()).toEqual(['here', 'online', 'online', 'away', 'here', 'online'])
})

it('[D3] says that no call can be heard here before it says that the agent is online', async () => {
  presence.observe({ isUnreachable: true })
  presence.signedIn()
  presence.sessionBegan(first)
  expect(asked()).toEqual(['gone', 'online'])
})

it('says that nobody is here, and that somebody is back with the first touch', async () => {
  await signedInOnline()
  presence.observe({ isIdle: true })
  await granted()
  presence.observe({ isIdle: true })
  presence.observe({ isIdle: false })
  await granted()
  expect(asked()).toEqual(['gone', 'here'])
  expect(reasons).toEqual(['idle', undefined])
})

it('leaves an agent alone who chose to be away', async () => {
  await signedInOnline()
  void presence.set('away')
  await granted()
  presence.observe({ isIdle: true })
  presence.observe({ isIdle: false })
  expect(asked()).toEqual(['away'])
})

it('says that somebody is here before a choice by hand, whoever was idle', async () => {
  await signedInOnline()
  presence.observe({ isIdle: true })
  await granted()
  void presence.set('online')
  expect(asked()).toEqual(['gone', 'here', 'online'])
})

it('asks again with the next session for what could not be told', async () => {
  await signedInOnline()
  presence.observe({ isLocked: true })
  await lost()
  presence.sessionBegan(first)
  await granted()
  expect(asked()).toEqual(['gone', 'gone'])
})

it('tells a new session what it cannot know, and not the choice, which is kept', async () => {
  await signedInOnline()
  presence.observe({ isIdle: true })
  await granted()
  presence.sessionBegan(second)
  await granted()
  presence.sessionBegan(second)
  expect(asked()).toEqual(['gone', 'gone'])
})

it('tells the newest of what changed while the platform was being told', async () => {
  await signedInOnline()
  presence.observe({ isLocked: true })
  presence.observe({ isLocked: false })
  await granted()
  await granted()
  expect(asked()).toEqual(['gone', 'here'])
})

it('follows what the agent chose on another desktop, and does not take it back', async () => {
  await signedInOnline()
  presence.heard('online')
  presence.heard('offline')
  presence.observe({ isIdle: true })
  presence.observe({ isIdle: false })
  presence.sessionBegan(first)
  expect(asked()).toEqual([])
})

it('takes away for no choice where every desktop holds the agent away, this one too', async () => {
  await signedInOnline()
  presence.observe({ isIdle: true })
  await granted()
  presence.heard('away')
  presence.observe({ isIdle: false })
  await granted()
  expect(asked()).toEqual(['gone', 'here'])
  expect(reasons).toEqual(['idle', undefined])
})
