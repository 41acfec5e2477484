import type { EpochMs } from '#shared/domain/ids.ts'
import type { Directory } from '../directory/directory.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import { createAccessTokens, type AccessTokens } from './access-token.ts'
import { createRefreshTokens } from './refresh-token.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { createThrottle } from './throttle.ts'
import { loadTokenKeys } from './token-key.ts'

export interface Auth {
  readonly accessTokens: AccessTokens
  readonly signIn: SignIn
}

/** Who somebody is: passwords, tokens and throttling, all on real time. */
export async function createAuth(parts: {
  readonly directory: Directory
  readonly dataDir: string
  readonly realNow: () => EpochMs
  readonly newId: () => string
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'signIns'>
}): Promise<Auth> {
  const { directory, dataDir, realNow, newId, log, metrics } = parts
  const keys = loadTokenKeys(dataDir)
  const accessTokens = createAccessTokens(keys.access, realNow)
  const refreshTokens = createRefreshTokens({
    directory,
    key: keys.refresh,
    now: realNow,
    newId,
    onReuse: agentId => log.warn({ agentId }, 'a used refresh token came back: its sign-in was ended'),
  })
  const throttle = createThrottle(realNow)
  const signIn = await createSignIn({
    directory,
    accessTokens,
    refreshTokens,
    throttle,
    metrics,
    now: realNow,
  })
  return { accessTokens, signIn }
}
