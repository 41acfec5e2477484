import { beforeEach, expect, it } from 'vitest'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { PresenceKeeper } from '../../../../src-main/session/presence-keeper.ts'
import { settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { scriptedRequests } from './scripted-requests.ts'

let requests: ReturnType<typeof scriptedRequests>
let presence: PresenceKeeper
let reasons: unknown[]
const asked = () => requests.asked.map(([, params]) => Reflect.get(params, 'status') as unknown)

async function granted(): Promise<void> {
  requests.grant('presence.set', {})
  await settled()
}

async function signedInOnline(): Promise<void> {
  presence.signedIn()
  presence.sessionBegan()
  await granted()
}

beforeEach(() => {
  requests = scriptedRequests()
  reasons = []
  presence = new PresenceKeeper({
    connection: requests,
    log: recordingLog(),
    onAwayReason: reason => reasons.push(reason),
  })
})

it('[R4] is online with the first session of a sign-in, and then what the agent chose', async () => {
  presence.signedIn()
  presence.sessionBegan()
  requests.refuse('presence.set', new RequestError('lost', 'The connection broke.'))
  await settled()
  presence.sessionBegan()
  await granted()
  presence.sessionBegan()
  expect(asked()).toEqual(['online', 'online'])
  const chosen = presence.set('away')
  await granted()
  await chosen
  presence.sessionBegan()
  expect(asked()).toHaveLength(3)
  presence.signedIn()
  presence.sessionBegan()
  expect(asked().at(-1)).toBe('online')
})

it('is away while nobody is there, and back to what it was with the first touch', async () => {
  await signedInOnline()
  presence.observe({ isIdle: true })
  await granted()
  presence.observe({ isIdle: true })
  presence.observe({ isIdle: false })
  await granted()
  expect(asked()).toEqual(['online', 'away', 'online'])
  expect(reasons).toEqual(['idle', undefined])
})

it('leaves an agent alone who chose to be away', async () => {
  await signedInOnline()
  void presence.set('away')
  await granted()
  presence.observe({ isIdle: true })
  presence.observe({ isIdle: false })
  expect(asked()).toEqual(['online', 'away'])
})

it('asks again with the next session for what could not be told', async () => {
  await signedInOnline()
  presence.observe({ isLocked: true })
  requests.refuse('presence.set', new RequestError('offline', 'There is no connection.'))
  await settled()
  presence.sessionBegan()
  await granted()
  expect(asked()).toEqual(['online', 'away', 'away'])
})

it('tells the newest of what changed while the platform was being told', async () => {
  await signedInOnline()
  presence.observe({ isLocked: true })
  presence.observe({ isLocked: false })
  await granted()
  await granted()
  expect(asked()).toEqual(['online', 'away', 'online'])
})

it('follows what the agent chose on another desktop, and does not take it back', async () => {
  await signedInOnline()
  presence.heard('online')
  presence.heard('offline')
  presence.observe({ isIdle: true })
  presence.observe({ isIdle: false })
  presence.sessionBegan()
  expect(asked()).toEqual(['online'])
})
