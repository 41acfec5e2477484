import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agentIdSchema } from '#shared/domain/ids.ts'
import { createAccessTokens } from '../../../src-platform/auth/access-token.ts'
import { hashPassword } from '../../../src-platform/auth/password.ts'
import { loadTokenKeys } from '../../../src-platform/auth/token-key.ts'
import { createTestClock, type TestClock } from '../../../src-platform/clock-test.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import { openSocket } from '../../support/agent-socket.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { password } from '../../support/seed.ts'

const nothing = () => Promise.resolve()
const minute = 60_000

let platform: TestPlatform
let realClock: TestClock
beforeAll(async () => {
  realClock = createTestClock(Date.now())
  platform = await startTestPlatform({ overrides: { realClock } })
})
afterAll(() => platform.stop())

const post = (body: unknown) =>
  fetch(`${platform.url}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresIn: number
}
const tokensOf = async (response: Response): Promise<Tokens> => {
  expect(response.status).toBe(200)
  return (await response.json()) as Tokens
}
const signIn = async (email = 'ani@example.com') => tokensOf(await post({ email, password }))
const renew = (refreshToken: string) => post({ refreshToken })

const mayConnect = async (accessToken: string): Promise<boolean> => {
  try {
    const socket = await openSocket(platform.url, { accessToken })
    socket.terminate()
    return true
  } catch {
    return false
  }
}

describe('signing in', () => {
  it('gives a token for 15 minutes that opens the agent connection', async () => {
    const response = await post({ email: 'ANI@example.com', password })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const tokens = await tokensOf(response)
    expect(tokens.expiresIn).toBe(900)
    expect(await mayConnect(tokens.accessToken)).toBe(true)
    await realClock.advance(15 * minute, nothing)
    expect(await mayConnect(tokens.accessToken)).toBe(false)
  })

  it('does not tell which half was wrong', async () => {
    const wrongPassword = await post({ email: 'beni@example.com', password: 'wrong' })
    const wrongEmail = await post({ email: 'nobody@example.com', password })
    expect([wrongPassword.status, wrongEmail.status]).toEqual([401, 401])
    expect(await wrongPassword.text()).toBe(await wrongEmail.text())
  })

  it('is refused to who was disabled, and a token from before opens nothing', async () => {
    const store = await openStore({ kind: 'sqlite', file: join(platform.dataDir, 'platform.sqlite') })
    const passwordHash = await hashPassword(password)
    const id = randomUUID()
    const eka = {
      id: agentIdSchema.parse(id),
      name: 'Eka',
      email: `${id}@example.com`,
      role: 'agent',
    } as const
    await store.transaction(tx =>
      tx.users.insert({ ...eka, passwordHash, disabled: true, presence: 'offline' }),
    )
    await store.close()
    expect((await post({ email: eka.email, password })).status).toBe(401)
    const keys = loadTokenKeys(platform.dataDir)
    const accessToken = await createAccessTokens(keys.access, () => realClock.now()).issue(eka.id)
    expect(await mayConnect(accessToken)).toBe(false)
  })

  it.each<[unknown, string | undefined]>([
    [{ email: 'ani@example.com' }, 'password'],
    [{ password }, 'email'],
    [{ email: 5, password }, 'email'],
    [{ refreshToken: 7 }, 'refreshToken'],
    [{}, 'email'],
    ['[]', ''],
    ['{', undefined],
  ])('with %j is answered with 400 and the path of the fault', async (body, path) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { error: { path?: string } }).error.path).toBe(path)
  })
})

describe('renewing', () => {
  it('rotates: each token is good once, and the same successor comes again within 30 s', async () => {
    const { refreshToken: first } = await signIn()
    const next = await tokensOf(await renew(first))
    expect(next.refreshToken).not.toBe(first)
    expect(await mayConnect(next.accessToken)).toBe(true)
    await realClock.advance(20_000, nothing)
    expect((await tokensOf(await renew(first))).refreshToken).toBe(next.refreshToken)
    expect((await renew(next.refreshToken)).status).toBe(200)
  })

  it('ends the sign-in when a used token comes back later, and no other', async () => {
    const { refreshToken: first } = await signIn()
    const { refreshToken: elsewhere } = await signIn()
    const { refreshToken: next } = await tokensOf(await renew(first))
    await realClock.advance(30_000, nothing)
    expect((await renew(first)).status).toBe(401)
    expect((await renew(next)).status).toBe(401)
    expect((await renew(elsewhere)).status).toBe(200)
  })

  it('ends after 30 days without a renewal', async () => {
    const { refreshToken } = await signIn()
    await realClock.advance(30 * 24 * 60 * minute, nothing)
    expect((await renew(refreshToken)).status).toBe(401)
  })

  it('is once for two requests at the same time', async () => {
    const { refreshToken } = await signIn()
    const both = await Promise.all([renew(refreshToken), renew(refreshToken)])
    const [one, other] = await Promise.all(both.map(tokensOf))
    expect(one?.refreshToken).toBe(other?.refreshToken)
  })
})

describe('guessing', () => {
  it('is refused after 5 failures of an account in a minute, even with the right password, and again allowed later', async () => {
    await realClock.advance(minute, nothing)
    for (let turn = 0; turn < 5; turn++) {
      expect((await post({ email: 'dewi@example.com', password: 'wrong' })).status).toBe(401)
    }
    const refused = await post({ email: 'Dewi@example.com', password })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect((await post({ email: 'beni@example.com', password })).status).toBe(200)
    await realClock.advance(minute, nothing)
    expect((await post({ email: 'dewi@example.com', password })).status).toBe(200)
  })

  it('is refused after 50 failures from an address in a minute, whatever was tried', async () => {
    await realClock.advance(minute, nothing)
    for (let turn = 0; turn < 50; turn++) expect((await renew(`made up ${turn}`)).status).toBe(401)
    const refused = await post({ email: 'ani@example.com', password })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await realClock.advance(minute, nothing)
    expect((await post({ email: 'ani@example.com', password })).status).toBe(200)
  })
})
