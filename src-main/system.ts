import { powerMonitor, safeStorage } from 'electron'
import type { Keychain } from './auth/token-vault.ts'

/** Electron's safeStorage. Only Linux has several key stores behind it. */
export function systemKeychain(): Keychain {
  return {
    isEncryptionAvailable: () => safeStorage.isEncryptionAvailable(),
    encryptString: text => safeStorage.encryptString(text),
    decryptString: encrypted => safeStorage.decryptString(encrypted),
    backend: () =>
      process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
  }
}

/** Tells when the machine woke. Returns its undo. */
export function watchPower(onWake: () => void): () => void {
  powerMonitor.on('resume', onWake)
  return () => {
    powerMonitor.off('resume', onWake)
  }
}
