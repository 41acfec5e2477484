import { expect, it } from 'vitest'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { PresenceKeeper } from '../../../../src-main/session/presence-keeper.ts'
import { settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { scriptedRequests } from './scripted-requests.ts'

it('[R4] is online with the first session of a sign-in, and then what the agent chose', async () => {
  const requests = scriptedRequests()
  const presence = new PresenceKeeper(requests, recordingLog())
  const asked = () => requests.asked.map(([, params]) => params)
  presence.signedIn()
  presence.sessionBegan()
  requests.refuse('presence.set', new RequestError('lost', 'The connection broke.'))
  await settled()
  presence.sessionBegan()
  requests.grant('presence.set', {})
  presence.sessionBegan()
  expect(asked()).toEqual([{ status: 'online' }, { status: 'online' }])
  const chosen = presence.set('away')
  requests.grant('presence.set', {})
  await chosen
  presence.sessionBegan()
  expect(asked()).toHaveLength(3)
  presence.signedIn()
  presence.sessionBegan()
  expect(asked().at(-1)).toEqual({ status: 'online' })
})
