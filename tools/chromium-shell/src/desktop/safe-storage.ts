import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app } from '../app/app.ts'

/**
 * `electron.safeStorage` as Electron behaves without a keyring: it says `basic_text`. The key lies in a file beside
 * the data (Electron's is a constant), so this protects no secret from whoever can read the folder.
 */
export const safeStorage: Electron.SafeStorage = {
  isEncryptionAvailable: () => app.isReady(),
  isAsyncEncryptionAvailable: () => app.whenReady().then(() => true),
  getSelectedStorageBackend: () => 'basic_text',
  setUsePlainTextEncryption() {},
  encryptString(plainText) {
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', key(), nonce)
    const encrypted = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([mark, nonce, cipher.getAuthTag(), encrypted])
  },
  decryptString(encrypted) {
    if (!encrypted.subarray(0, mark.length).equals(mark)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    }
    const tagAt = mark.length + nonceLength
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(mark.length, tagAt))
    decipher.setAuthTag(encrypted.subarray(tagAt, tagAt + tagLength))
    const plain = [decipher.update(encrypted.subarray(tagAt + tagLength)), decipher.final()]
    return Buffer.concat(plain).toString('utf8')
  },
  // Declared async so that a failure is a rejection, as with Electron.
  async encryptStringAsync(plainText) {
    return safeStorage.encryptString(plainText)
  },
  async decryptStringAsync(encrypted) {
    return { result: safeStorage.decryptString(encrypted), shouldReEncrypt: false }
  },
}

const mark = Buffer.from('v10')
const nonceLength = 12
const tagLength = 16

function key(): Buffer {
  const file = path.join(app.getPath('userData'), 'safe-storage.key')
  try {
    return readFileSync(file)
  } catch {
    // First use: there is no key yet.
    const fresh = randomBytes(32)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, fresh, { mode: 0o600, flag: 'wx' })
    return fresh
  }
}
