import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { agentIdSchema, type EpochMs } from '#shared/domain/ids.ts'
import { hashPassword } from '../auth/password.ts'
import type { Logger } from '../logger.ts'
import type { Store } from '../store/store.ts'
import { createOneTimePassword, oneTimePasswordMs } from './one-time-password.ts'

/**
 * Makes the first Admin of a platform on which there is nobody. The one-time password goes into a file that the
 * platform's own user alone can read, never into a log; it is replaced at the first sign-in. With anybody there, it does
 * nothing.
 *
 * @returns the file's path, where an Admin was made
 */
export async function makeFirstAdmin(
  store: Store,
  admin: {
    readonly email: string
    readonly dataDir: string
    readonly newId: () => string
    /** Passwords live on real time. */
    readonly realNow: EpochMs
    readonly log: Logger
  },
): Promise<string | undefined> {
  const { email, dataDir, newId, realNow, log } = admin
  const password = createOneTimePassword()
  const passwordHash = await hashPassword(password)
  const isFirst = await store.transaction(async tx => {
    if ((await tx.users.all()).length > 0) return false
    await tx.users.insert({
      id: agentIdSchema.parse(newId()),
      name: email.slice(0, email.indexOf('@')),
      email: email.toLowerCase(),
      role: 'admin',
      passwordHash,
      oneTimeUntil: realNow + oneTimePasswordMs,
      disabled: false,
      presence: 'offline',
    })
    return true
  })
  if (!isFirst) return undefined
  const file = join(dataDir, 'first-admin.txt')
  await writeFile(file, `${email}\n${password}\n`, { mode: 0o600 })
  // The mode of a file that was there already stays as it was.
  await chmod(file, 0o600)
  log.warn(
    { file },
    'the first Admin was made: sign in with what the file says, within 7 days, and delete it',
  )
  return file
}
