import { errors, jwtVerify, SignJWT } from 'jose'
import { agentIdSchema, type AgentId, type EpochMs } from '#shared/domain/ids.ts'

/** Seconds that an access token is good for. */
export const accessTokenSeconds = 15 * 60

const issuer = 'dering'
const audience = 'dering-agent'
const algorithm = 'HS256'

/** Signs and reads the token that opens the agent connection. It names the agent alone; the role is read when it is used. */
export interface AccessTokens {
  issue(agentId: AgentId): Promise<string>
  /** The agent, or nothing for a token that is not ours, was changed or has expired. */
  verify(token: string): Promise<AgentId | undefined>
}

export function createAccessTokens(key: Uint8Array, now: () => EpochMs): AccessTokens {
  return {
    issue: agentId => {
      const issuedAt = Math.floor(now() / 1000)
      return new SignJWT()
        .setProtectedHeader({ alg: algorithm })
        .setSubject(agentId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessTokenSeconds)
        .sign(key)
    },
    verify: async token => {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [algorithm],
          issuer,
          audience,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        })
        return agentIdSchema.safeParse(payload.sub).data
      } catch (error) {
        // A token that is no good is an everyday answer, whatever is wrong with it.
        if (error instanceof errors.JOSEError) return undefined
        throw error
      }
    },
  }
}
