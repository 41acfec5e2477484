import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTokenVault, type Keychain } from '../../../../src-main/auth/token-vault.ts'
import { recordingLog } from '../../../support/recording-log.ts'

let folder: string
let file: string
let log: ReturnType<typeof recordingLog>

/** Stands for the system's key store; what it writes is not the text. */
const keychain = (backend: string, key = 1): Keychain => ({
  isEncryptionAvailable: () => true,
  encryptString: text => Buffer.from(Buffer.from(text).map(byte => byte ^ key)),
  decryptString: encrypted => {
    const text = encrypted.map(byte => byte ^ key).toString()
    if (!text.startsWith('refresh-')) throw new Error('The key does not fit.')
    return text
  },
  backend: () => backend,
})

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-vault-'))
  file = path.join(folder, 'profile', 'sign-in.json')
  log = recordingLog()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const openVault = (keychain: Keychain, serverUrl = 'https://calls.example.com') =>
  createTokenVault({ file, keychain, serverUrl, log })

describe('the kept sign-in', () => {
  it('survives a restart, encrypted, for this user alone', () => {
    openVault(keychain('gnome_libsecret')).save({ refreshToken: 'refresh-1', agentId: 'u-ani' })
    expect(readFileSync(file, 'utf8')).not.toContain('refresh-1')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(openVault(keychain('gnome_libsecret')).load()).toEqual({
      refreshToken: 'refresh-1',
      agentId: 'u-ani',
    })
  })

  it.each(['basic_text', 'unknown'])('touches no disk where the "encryption" is %s', backend => {
    const vault = openVault(keychain(backend))
    vault.save({ refreshToken: 'refresh-1' })
    expect(vault.load()).toEqual({ refreshToken: 'refresh-1' })
    expect(openVault(keychain(backend)).load()).toBeNull()
    expect(() => statSync(file)).toThrow()
  })

  it('is not thrown away when the key store is locked today', () => {
    openVault(keychain('kwallet5')).save({ refreshToken: 'refresh-1' })
    expect(openVault(keychain('kwallet5', 2)).load()).toBeNull()
    expect(log.lines).toMatchObject([{ level: 'warn' }])
    expect(openVault(keychain('kwallet5')).load()).toEqual({ refreshToken: 'refresh-1' })
  })

  it('[D9] is shown to no other platform, such as one that a policy names later, and is there again for its own', () => {
    openVault(keychain('kwallet5')).save({ refreshToken: 'refresh-1' })
    expect(openVault(keychain('kwallet5'), 'https://other.example.com').load()).toBeNull()
    expect(openVault(keychain('kwallet5')).load()).toEqual({ refreshToken: 'refresh-1' })
  })

  it('is gone after signing out, and never there before signing in', () => {
    const vault = openVault(keychain('gnome_libsecret'))
    expect(vault.load()).toBeNull()
    vault.save({ refreshToken: 'refresh-1' })
    vault.clear()
    expect(vault.load()).toBeNull()
    expect(() => statSync(file)).toThrow()
  })

  it('does not stop the app with nonsense in its file', () => {
    openVault(keychain('gnome_libsecret')).save({ refreshToken: 'refresh-1' })
    writeFileSync(file, '{"half":')
    expect(openVault(keychain('gnome_libsecret')).load()).toBeNull()
  })
})
