import { beforeEach, describe, expect, it } from 'vitest'
import { SignIn } from '../../../../src-main/auth/sign-in.ts'
import type { KeptSignIn } from '../../../../src-main/auth/token-vault.ts'
import type { TokenGrant, TokenReply } from '../../../../src-main/connection/token-client.ts'
import { type ManualClock, manualClock } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

let clock: ManualClock
let kept: KeptSignIn | null
let asked: TokenGrant[]
let ended: string[]
let replies: TokenReply[]
let signIn: SignIn

const granted = (n: number): TokenReply => ({
  kind: 'granted',
  tokens: { accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresIn: 900 },
})

beforeEach(() => {
  clock = manualClock()
  kept = null
  asked = []
  ended = []
  replies = []
  signIn = new SignIn({
    ask: grant => {
      asked.push(grant)
      return Promise.resolve(replies.shift() ?? { kind: 'notReached', why: 'unreachable', cause: 'no reply' })
    },
    end: token => {
      ended.push(token)
      return Promise.resolve(null)
    },
    vault: {
      load: () => kept,
      save: value => {
        kept = value
      },
      clear: () => {
        kept = null
      },
    },
    clock,
    log: recordingLog(),
  })
})

describe('the tokens of the agent', () => {
  it('uses the one in hand until shortly before its end, then the next', async () => {
    replies = [granted(1), granted(2)]
    await signIn.byPassword({ email: 'ani@example.com', password: 'a-good-password' })
    await expect(signIn.accessToken({ renew: false })).resolves.toMatchObject({ token: 'access-1' })
    await clock.advance(869_999)
    await expect(signIn.accessToken({ renew: false })).resolves.toMatchObject({ token: 'access-1' })
    await clock.advance(1)
    await expect(signIn.accessToken({ renew: false })).resolves.toMatchObject({ token: 'access-2' })
    expect(asked.slice(1)).toEqual([{ refreshToken: 'refresh-1' }])
    expect(kept).toMatchObject({ refreshToken: 'refresh-2' })
  })

  it('renews once for all who wish at the same time: each renewal ends the token before it', async () => {
    replies = [granted(1), granted(2)]
    await signIn.byPassword({ email: 'ani@example.com', password: 'a-good-password' })
    const wishes = Array.from({ length: 5 }, () => signIn.accessToken({ renew: true }))
    const answers = await Promise.all(wishes)
    expect(new Set(answers.map(answer => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ kind: 'token', token: 'access-2' })]),
    )
    expect(asked).toHaveLength(2)
  })

  it('goes on with the sign-in of the last start, and remembers whose it is', async () => {
    kept = { refreshToken: 'refresh-0', agentId: 'u-ani' }
    expect(signIn.restore()).toEqual({ agentId: 'u-ani' })
    replies = [granted(1)]
    await signIn.accessToken({ renew: false })
    expect(asked).toEqual([{ refreshToken: 'refresh-0' }])
    signIn.rememberAgent('u-beni')
    expect(kept).toEqual({ refreshToken: 'refresh-1', agentId: 'u-beni' })
  })

  it('tells a refusal from a platform that cannot be reached', async () => {
    kept = { refreshToken: 'refresh-0' }
    signIn.restore()
    replies = [
      { kind: 'notReached', why: 'unreachable', cause: 'down' },
      { kind: 'throttled', retryAfterMs: 1 },
      { kind: 'refused' },
    ]
    await expect(signIn.accessToken({ renew: true })).resolves.toEqual({
      kind: 'notReached',
      why: 'unreachable',
    })
    await expect(signIn.accessToken({ renew: true })).resolves.toEqual({
      kind: 'notReached',
      why: 'unreachable',
    })
    await expect(signIn.accessToken({ renew: true })).resolves.toEqual({ kind: 'refused' })
  })

  it('gives nobody the answer to a renewal that outlived its sign-in', async () => {
    replies = [granted(1), granted(2)]
    await signIn.byPassword({ email: 'ani@example.com', password: 'a-good-password' })
    const wish = signIn.accessToken({ renew: true })
    signIn.end()
    await expect(wish).resolves.toEqual({ kind: 'notReached', why: 'unreachable' })
    await expect(signIn.accessToken({ renew: false })).resolves.toEqual({ kind: 'refused' })
    expect(kept).toBeNull()
  })
})
