import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Keys that sign access tokens and derive refresh tokens; both from one secret of this installation. */
export interface TokenKeys {
  readonly access: Uint8Array
  readonly refresh: Uint8Array
}

const secretBytes = 32

/**
 * Reads the installation's secret from the data folder, or makes it at the first start, readable by its owner alone.
 * Throws when the file is not a secret: a key that changed silently would sign everybody out.
 */
export function loadTokenKeys(dataDir: string): TokenKeys {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'token-secret')
  const secret = readSecret(path) ?? createSecret(path)
  return deriveTokenKeys(secret)
}

/** Separate keys for separate uses, so that neither tells anything of the other. */
function deriveTokenKeys(secret: Uint8Array): TokenKeys {
  const derive = (use: string) => new Uint8Array(hkdfSync('sha256', secret, '', `dering ${use} token`, 32))
  return { access: derive('access'), refresh: derive('refresh') }
}

function readSecret(path: string): Buffer | undefined {
  let secret: Buffer
  try {
    secret = readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  if (secret.length === secretBytes) return secret
  throw new Error(`${path} is damaged: restore it, or delete it to make a new one and sign everybody out.`)
}

/** Written whole beside its place and linked there, so that a crash leaves no half of it and of two starts one wins. */
function createSecret(path: string): Buffer {
  const secret = randomBytes(secretBytes)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, secret, { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
    return secret
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(path)
    throw error
  } finally {
    rmSync(draft)
  }
}
