import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { errorText, type Logger } from '../logging/logger.ts'

/** The system's own way to encrypt for this user: Electron's safeStorage. */
export interface Keychain {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(encrypted: Buffer): string
  /** The name of the store behind it, on Linux. */
  backend(): string
}

/** The sign-in that survives a restart. */
export interface KeptSignIn {
  readonly refreshToken: string
  /** Whose call log may be shown before the platform has been reached. */
  readonly agentId?: string
}

export interface TokenVault {
  load(): KeptSignIn | null
  save(kept: KeptSignIn): void
  clear(): void
}

const fileSchema = z.object({
  backend: z.string(),
  token: z.base64(),
  agentId: z.string().optional(),
  /** Whose token it is: no other platform is shown it. */
  serverUrl: z.string(),
})

/** With these "encryption" uses a key that everybody knows. */
const weakBackends = new Set(['basic_text', 'unknown'])

export interface TokenVaultParts {
  readonly file: string
  readonly keychain: Keychain
  /** Origin of the platform that the app is started for. */
  readonly serverUrl: string
  readonly log: Logger
}

/**
 * Keeps the refresh token in one file, encrypted by the system. Where the system has no real key store it is kept in
 * memory alone, and the person signs in at each start.
 */
export function createTokenVault({ file, keychain, serverUrl, log }: TokenVaultParts): TokenVault {
  let inMemory: KeptSignIn | null = null
  let hasWarned = false
  const backend = keychain.backend()
  const isStrong = () => keychain.isEncryptionAvailable() && !weakBackends.has(backend)

  return {
    load() {
      if (inMemory) return inMemory
      const text = readIfPresent(file)
      if (text === null) return null
      try {
        const stored = fileSchema.parse(JSON.parse(text))
        if (stored.backend !== backend) {
          log.warn('the key store has changed; the kept sign-in may be unreadable', {
            was: stored.backend,
            is: backend,
          })
        }
        if (stored.serverUrl !== serverUrl) {
          log.info('the kept sign-in is for another server')
          return null
        }
        const refreshToken = keychain.decryptString(Buffer.from(stored.token, 'base64'))
        inMemory = { refreshToken, agentId: stored.agentId }
        return inMemory
      } catch (error) {
        // The file stays: a key store that is locked today may open it tomorrow.
        log.warn('the kept sign-in cannot be read', { error: errorText(error) })
        return null
      }
    },
    save(kept) {
      inMemory = kept
      if (!isStrong()) {
        if (!hasWarned) log.info('no key store: the sign-in is kept in memory alone', { backend })
        hasWarned = true
        return
      }
      const token = keychain.encryptString(kept.refreshToken).toString('base64')
      mkdirSync(path.dirname(file), { recursive: true })
      const beside = `${file}.new`
      writeFileSync(beside, JSON.stringify({ backend, token, agentId: kept.agentId, serverUrl }), {
        mode: 0o600,
      })
      renameSync(beside, file)
    },
    clear() {
      inMemory = null
      rmSync(file, { force: true })
    },
  }
}

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
