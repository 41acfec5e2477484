import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { Directory } from '../directory/directory.ts'
import type { RefreshToken } from '../store/records.ts'

const day = 24 * 60 * 60 * 1000
/** How long a refresh token is good for. Source: the wire contract, POST /auth/token. */
const validForMs = 30 * day
/** How long after its use a token still gives the same successor, for a client that did not get the answer. */
const graceMs = 30_000

interface Renewal {
  readonly userId: AgentId
  readonly refreshToken: string
}

/** Tokens that stay signed in; each is good for one renewal. Source: RFC 9700, refresh token protection. */
export interface RefreshTokens {
  /** The first of a family, after a sign-in. */
  start(userId: AgentId): Promise<string>
  /** The successor, or nothing for a token that is no good; the reuse of an old one ends its whole family. */
  renew(token: string): Promise<Renewal | undefined>
  /** Ends the token's whole family; whose it was, or nothing for a token that is no good. */
  end(token: string): Promise<AgentId | undefined>
}

/** Only hashes are stored. A successor is derived from its predecessor with a key of ours, so that it can be given again. */
export function createRefreshTokens(options: {
  readonly directory: Pick<Directory, 'refreshTokens'>
  readonly key: Uint8Array
  readonly now: () => EpochMs
  readonly newId: () => string
  /** Told of a reuse, which means that somebody holds a copy. */
  readonly onReuse: (userId: AgentId) => void
}): RefreshTokens {
  const { key, now, newId } = options
  const { refreshTokens } = options.directory
  const renewing = new Map<string, Promise<Renewal | undefined>>()

  const successorOf = (token: string) => createHmac('sha256', key).update(token).digest('base64url')
  const isUsable = (stored: RefreshToken) => stored.revokedAt === undefined && now() < stored.expiresAt

  function record(token: string, userId: AgentId, familyId: string): RefreshToken {
    const issuedAt = now()
    return { hash: hashOf(token), userId, familyId, issuedAt, expiresAt: issuedAt + validForMs }
  }

  async function start(userId: AgentId): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    await refreshTokens.insert(record(token, userId, newId()))
    return token
  }

  async function renewOnce(token: string): Promise<Renewal | undefined> {
    const stored = await refreshTokens.findByHash(hashOf(token))
    if (!stored || !isUsable(stored)) return undefined
    const { userId, familyId } = stored
    const refreshToken = successorOf(token)
    if (stored.replacedBy === undefined) {
      const isReplaced = await refreshTokens.replace(stored.hash, record(refreshToken, userId, familyId))
      // Signed out, or renewed by another node, since it was read: what it is worth now decides.
      return isReplaced ? { userId, refreshToken } : renewOnce(token)
    }
    const successor = await refreshTokens.findByHash(stored.replacedBy)
    const isRepeat =
      successor !== undefined &&
      successor.hash === hashOf(refreshToken) &&
      successor.replacedBy === undefined &&
      isUsable(successor) &&
      now() - successor.issuedAt < graceMs
    if (isRepeat) return { userId, refreshToken }
    await refreshTokens.revokeFamily(familyId)
    options.onReuse(userId)
    return undefined
  }

  /** Two requests with one token at the same time are one renewal. */
  function renew(token: string): Promise<Renewal | undefined> {
    const underWay = renewing.get(token)
    if (underWay) return underWay
    const renewal = renewOnce(token).finally(() => renewing.delete(token))
    renewing.set(token, renewal)
    return renewal
  }

  async function end(token: string): Promise<AgentId | undefined> {
    const stored = await refreshTokens.findByHash(hashOf(token))
    if (!stored || !isUsable(stored)) return undefined
    await refreshTokens.revokeFamily(stored.familyId)
    return stored.userId
  }

  return { start, renew, end }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
