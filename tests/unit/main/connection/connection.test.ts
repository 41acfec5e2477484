import { beforeEach, describe, expect, it } from 'vitest'
import { sessionIdSchema } from '#shared/domain/ids.ts'
import type { ConnectionState } from '#shared/ipc/desktop-state.ts'
import { closeCodes } from '#shared/protocol/version.ts'
import { Connection, type TokenAnswer } from '../../../../src-main/connection/connection.ts'
import { type SleepWatch, watchForSleep } from '../../../../src-main/connection/wake-watch.ts'
import { type ManualClock, manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { type ScriptedLink, scriptedLinks } from './scripted-links.ts'

const hello = {
  sessionId: 'session-1',
  resumed: false,
  seq: 0,
  serverTime: '2026-11-23T09:00:02.000Z',
  me: { id: 'u-ani', name: 'Ani', role: 'agent' },
  snapshot: { accounts: [], agents: [], rooms: [], calls: [], offers: [], waiting: [] },
}

let clock: ManualClock
let script: ReturnType<typeof scriptedLinks>
let connection: Connection
let watch: SleepWatch
let states: ConnectionState[]
let told: string[]
let tokens: TokenAnswer[]
let renewals: boolean[]

const link = (): ScriptedLink => {
  const last = script.links.at(-1)
  if (!last) throw new Error('No link was opened.')
  return last
}
const status = () => connection.state.status

async function comeOnline(): Promise<void> {
  await settled()
  link().open()
  link().answer('session.hello', hello)
  await settled()
}

beforeEach(() => {
  clock = manualClock()
  script = scriptedLinks()
  states = []
  told = []
  tokens = []
  renewals = []
  connection = new Connection(
    {
      url: 'ws://127.0.0.1/agent',
      client: { name: 'test', version: '1', platform: 'test' },
      clock,
      chance: () => 0.5,
      log: recordingLog(),
      openLink: script.openLink,
      accessToken: ({ renew }) => {
        renewals.push(renew)
        return Promise.resolve(tokens.shift() ?? { kind: 'token', token: 't' })
      },
      position: () => ({ sessionId: sessionIdSchema.parse('session-1'), lastSeq: 7 }),
      isUrgent: () => false,
      noticeSleep: () => watch.look(),
    },
    {
      onState: state => states.push(state),
      onHello: (answer, aheadMs) => told.push(`hello ${answer.sessionId} ${aheadMs}`),
      onEvent: event => told.push(event.kind === 'invalid' ? 'invalid' : `event ${event.kind}`),
      onSignedOut: notice => told.push(`signed out ${notice}`),
    },
  )
  watch = watchForSleep(clock, () => connection.wake('the clock jumped'))
})

describe('the connection to the platform', () => {
  it('says hello first, with where the session stands, and is online by its answer', async () => {
    connection.start()
    await settled()
    link().open()
    expect(link().sent).toMatchObject([
      { method: 'session.hello', params: { resume: { sessionId: 'session-1', lastSeq: 7 } } },
    ])
    expect(status()).toBe('connecting')
    link().answer('session.hello', hello)
    await settled()
    expect(status()).toBe('online')
    expect(told).toEqual(['hello session-1 2000'])
  })

  it('[D6] waits by the back-off, longer each time, and tells how long', async () => {
    connection.start()
    const waits: number[] = []
    for (let attempt = 0; attempt < 5; attempt++) {
      await settled()
      link().end({ kind: 'notReached', why: 'unreachable' })
      const { state } = connection
      if (state.status !== 'waiting') throw new Error(`It is ${state.status}.`)
      waits.push(state.retryAt - clock.now())
      await clock.advance(state.retryAt - clock.now())
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 2_500])
    expect(script.links).toHaveLength(6)
  })

  it('[D6] starts counting anew only after a link that stood for 30 s', async () => {
    connection.start()
    const waits: number[] = []
    for (const stoodMs of [0, 29_000, 30_000, 0]) {
      await comeOnline()
      await clock.advance(stoodMs)
      link().end({ kind: 'closed', code: 1006 })
      const { state } = connection
      if (state.status !== 'waiting') throw new Error(`It is ${state.status}.`)
      waits.push(state.retryAt - clock.now())
      await clock.advance(state.retryAt - clock.now())
    }
    expect(waits).toEqual([250, 500, 250, 500])
  })

  it('does not fight another desktop for the session, until the person takes it back', async () => {
    connection.start()
    await comeOnline()
    link().end({ kind: 'closed', code: closeCodes.takenOver })
    expect(status()).toBe('takenOver')
    connection.wake('the machine woke')
    await clock.advance(3_600_000)
    expect(script.links).toHaveLength(1)
    connection.reconnectNow('asked by the person')
    await comeOnline()
    expect(status()).toBe('online')
  })

  it('[D9] leaves a platform in peace that does not take its version, also after the machine woke', async () => {
    connection.start()
    await comeOnline()
    link().end({ kind: 'closed', code: closeCodes.tooOld })
    expect(status()).toBe('outdated')
    connection.wake('the machine woke')
    await clock.advance(3_600_000)
    expect(script.links).toHaveLength(1)
  })

  it('renews the token when the upgrade is refused, and signs out when that is refused too', async () => {
    tokens = [
      { kind: 'token', token: 'old' },
      { kind: 'token', token: 'new' },
    ]
    connection.start()
    await settled()
    link().end({ kind: 'refused', status: 401 })
    await settled()
    expect(renewals).toEqual([false, true])
    await clock.advance(250)
    tokens = [{ kind: 'refused' }]
    link().end({ kind: 'refused', status: 401 })
    await settled()
    expect(told).toEqual(['signed out expired'])
    await clock.advance(60_000)
    expect(script.links).toHaveLength(2)
  })

  it('says that the account was disabled when a live session is closed for policy', async () => {
    connection.start()
    await comeOnline()
    tokens = [{ kind: 'refused' }]
    link().end({ kind: 'closed', code: closeCodes.policy })
    await settled()
    expect(told.at(-1)).toBe('signed out disabled')
  })

  it('keeps the sign-in while the platform cannot be asked for a token', async () => {
    tokens = [{ kind: 'notReached', why: 'proxy_password' }]
    connection.start()
    await settled()
    expect(connection.state).toMatchObject({ status: 'waiting', why: 'proxy_password' })
    await clock.advance(250)
    expect(connection.state).toEqual({ status: 'connecting', attempt: 1, why: 'proxy_password' })
    await comeOnline()
    expect(status()).toBe('online')
  })

  it('[D6] reconnects at once when the machine woke, whatever the socket believes', async () => {
    connection.start()
    await comeOnline()
    connection.wake('the machine woke')
    await settled()
    expect(script.links[0]?.isDropped).toBe(true)
    expect(script.links).toHaveLength(2)
  })

  it('[D2] believes nothing that the socket kept through a sleep, though nobody has told of the sleep', async () => {
    connection.start()
    await comeOnline()
    clock.sleep(60_000)
    link().event(8, 'call.withdrawn', { callId: 'c1', reason: 'timed_out' })
    expect(told.slice(1)).toEqual([])
    expect(script.links[0]?.isDropped).toBe(true)
    await comeOnline()
    link().event(8, 'call.withdrawn', { callId: 'c1', reason: 'timed_out' })
    expect(told.slice(2)).toEqual(['event event'])
    expect(script.links).toHaveLength(2)
  })

  it('[D6] connects without waiting when the socket ended in a sleep, unless the end says to stay away', async () => {
    connection.start()
    await comeOnline()
    clock.sleep(60_000)
    link().end({ kind: 'closed', code: 1006 })
    await comeOnline()
    expect(status()).toBe('online')
    clock.sleep(60_000)
    link().end({ kind: 'closed', code: closeCodes.takenOver })
    await settled()
    expect(status()).toBe('takenOver')
    expect(script.links).toHaveLength(2)
  })

  it('[D6] asks again at once when events are missing, then by the back-off', async () => {
    connection.start()
    await comeOnline()
    connection.resync('event 8 is missing')
    await settled()
    expect(script.links).toHaveLength(2)
    await comeOnline()
    connection.resync('event 8 is missing')
    await settled()
    expect(connection.state).toMatchObject({ status: 'waiting', why: 'protocol' })
  })

  it('comes back when the hello is refused or stays unanswered', async () => {
    connection.start()
    await settled()
    link().open()
    link().refuse('session.hello', { code: -32603, message: 'Not now.' })
    await settled()
    expect(connection.state).toMatchObject({ status: 'waiting', why: 'protocol' })
    await clock.advance(250)
    link().open()
    await clock.advance(10_000)
    expect(connection.state).toMatchObject({ status: 'waiting', why: 'protocol' })
  })

  it('passes events on, readable or not, after the hello', async () => {
    connection.start()
    await comeOnline()
    link().event(8, 'call.withdrawn', { callId: 'c1', reason: 'timed_out' })
    link().event(9, 'from.the.future', {})
    link().event(10, 'call.withdrawn', {})
    expect(told.slice(1)).toEqual(['event event', 'event unknown', 'invalid'])
  })

  it('stays away after stop', async () => {
    connection.start()
    await comeOnline()
    await connection.stop()
    expect(status()).toBe('idle')
    await expect(connection.request('rooms.list', { filter: 'mine' })).rejects.toMatchObject({
      failure: 'offline',
    })
    await clock.advance(60_000)
    expect(script.links).toHaveLength(1)
  })
})
