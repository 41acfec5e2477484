import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agentIdSchema } from '#shared/domain/ids.ts'
import { accessTokenSeconds, createAccessTokens } from '../../../../src-platform/auth/access-token.ts'
import { loadTokenKeys } from '../../../../src-platform/auth/token-key.ts'

const ani = agentIdSchema.parse('u-ani')
const key = new Uint8Array(32).fill(7)

describe('access tokens', () => {
  let now = Date.parse('2026-11-23T09:00:00Z')
  const tokens = createAccessTokens(key, () => now)

  it('name their agent for 15 minutes', async () => {
    const token = await tokens.issue(ani)
    expect(await tokens.verify(token)).toBe('u-ani')
    now += accessTokenSeconds * 1000 - 1
    expect(await tokens.verify(token)).toBe('u-ani')
    now += 1_000
    expect(await tokens.verify(token)).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['three words', 'a.b.c'],
    ['no signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1LWFuaSJ9.'],
  ])('are refused when they are %s', async (_what, token) => {
    expect(await tokens.verify(token)).toBeUndefined()
  })

  it('are refused under another key, for another audience, or without an end', async () => {
    const claims = () =>
      new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject('u-ani').setIssuer('dering')
    const forged = [
      await createAccessTokens(new Uint8Array(32), () => now).issue(ani),
      await claims().setAudience('another').setExpirationTime('1h').sign(key),
      await claims().setAudience('dering-agent').sign(key),
    ]
    for (const token of forged) expect(await tokens.verify(token)).toBeUndefined()
  })
})

describe('the secret of the installation', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dering-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is made once, readable by its owner alone, and gives two different keys', () => {
    const first = loadTokenKeys(folder)
    expect(loadTokenKeys(folder)).toEqual(first)
    expect(first.access).not.toEqual(first.refresh)
    expect(readdirSync(folder)).toEqual(['token-secret'])
    expect(statSync(join(folder, 'token-secret')).mode & 0o777).toBe(0o600)
  })

  it('is not replaced when it is damaged', () => {
    loadTokenKeys(folder)
    truncateSync(join(folder, 'token-secret'), 8)
    expect(() => loadTokenKeys(folder)).toThrow(/token-secret is damaged/)
  })
})
