import { describe, expect, it } from 'vitest'
import { agentIdSchema } from '#shared/domain/ids.ts'
import { createRefreshTokens } from '../../../../src-platform/auth/refresh-token.ts'
import type { RefreshToken } from '../../../../src-platform/store/records.ts'

const ani = agentIdSchema.parse('u-ani')
const second = 1_000
const day = 24 * 60 * 60 * second

/** The table of refresh tokens, in memory. */
function aTable() {
  const rows = new Map<string, RefreshToken>()
  return {
    rows,
    insert: (token: RefreshToken) => Promise.resolve(void rows.set(token.hash, token)),
    findByHash: (hash: string) => Promise.resolve(rows.get(hash)),
    replace: (hash: string, successor: RefreshToken) => {
      const used = rows.get(hash)
      if (!used) return Promise.reject(new Error('not as expected'))
      if (used.revokedAt !== undefined || used.replacedBy !== undefined) return Promise.resolve(false)
      rows.set(hash, { ...used, replacedBy: successor.hash }).set(successor.hash, successor)
      return Promise.resolve(true)
    },
    revokeFamily: (familyId: string) => {
      for (const row of rows.values()) {
        if (row.familyId === familyId) rows.set(row.hash, { ...row, revokedAt: 1 })
      }
      return Promise.resolve()
    },
  }
}

function setUp() {
  const table = aTable()
  const reused: string[] = []
  let now = 0
  let families = 0
  const aNode = () =>
    createRefreshTokens({
      directory: { refreshTokens: table },
      key: new Uint8Array(32).fill(3),
      now: () => now,
      newId: () => `family-${++families}`,
      onReuse: userId => reused.push(userId),
    })
  const tokens = aNode()
  const passMs = (ms: number) => {
    now += ms
  }
  const renewed = async (token: string): Promise<string> => {
    const renewal = await tokens.renew(token)
    if (!renewal) throw new Error('It was refused.')
    return renewal.refreshToken
  }
  return {
    start: () => tokens.start(ani),
    renew: (token: string) => tokens.renew(token),
    renewed,
    anotherNode: aNode(),
    table,
    reused,
    passMs,
  }
}

describe('refresh tokens', () => {
  it('are good for one renewal each, and never stored themselves', async () => {
    const { start, renew, renewed, table } = setUp()
    const first = await start()
    const next = await renewed(first)
    expect(next).not.toBe(first)
    expect(await renew(next)).toMatchObject({ userId: 'u-ani' })
    expect(Buffer.from(first, 'base64url')).toHaveLength(32)
    expect(JSON.stringify([...table.rows])).not.toContain(first)
    expect(JSON.stringify([...table.rows])).not.toContain(next)
  })

  it('give the same successor again within 30 s, for a client that lost the answer', async () => {
    const { start, renewed, passMs, reused } = setUp()
    const first = await start()
    const next = await renewed(first)
    passMs(29 * second)
    expect(await renewed(first)).toBe(next)
    expect(await renewed(next)).not.toBe(next)
    expect(reused).toEqual([])
  })

  it('renew once when asked twice at the same time', async () => {
    const { start, renewed, table } = setUp()
    const first = await start()
    const [one, other] = await Promise.all([renewed(first), renewed(first)])
    expect(one).toBe(other)
    expect(table.rows.size).toBe(2)
  })

  it('renew once when asked of two nodes at the same time', async () => {
    const { start, table, renewed, anotherNode } = setUp()
    const first = await start()
    const [one, other] = await Promise.all([renewed(first), anotherNode.renew(first)])
    expect(other?.refreshToken).toBe(one)
    expect(table.rows.size).toBe(2)
  })

  it('end their whole family when a used one comes back after 30 s', async () => {
    const { start, renew, renewed, passMs, reused } = setUp()
    const first = await start()
    const next = await renewed(first)
    const other = await start()
    passMs(30 * second)
    expect(await renew(first)).toBeUndefined()
    expect(await renew(next)).toBeUndefined()
    expect(reused).toEqual(['u-ani'])
    expect(await renew(other)).toBeDefined()
  })

  it('end their family at once when the successor was used already', async () => {
    const { start, renew, renewed } = setUp()
    const first = await start()
    const newest = await renewed(await renewed(first))
    expect(await renew(first)).toBeUndefined()
    expect(await renew(newest)).toBeUndefined()
  })

  it('have no successor where the family ends while one is asked for', async () => {
    const { start, renew, table } = setUp()
    const first = await start()
    const asked = renew(first)
    await table.revokeFamily('family-1')
    expect(await asked).toBeUndefined()
    expect(table.rows.size).toBe(1)
  })

  it('expire after 30 days', async () => {
    const { start, renew, passMs } = setUp()
    const first = await start()
    passMs(30 * day)
    expect(await renew(first)).toBeUndefined()
  })

  it('are refused when nobody gave them out', async () => {
    expect(await setUp().renew('made up')).toBeUndefined()
  })
})
