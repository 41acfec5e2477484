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

/** Tells when the machine falls asleep and wakes, and when its session is locked or unlocked. Returns its undo. */
export function watchPower(told: {
  readonly onSuspend: () => void
  readonly onWake: () => void
  readonly onLock: (isLocked: boolean) => void
}): () => void {
  const locked = () => told.onLock(true)
  const unlocked = () => told.onLock(false)
  powerMonitor.on('suspend', told.onSuspend)
  powerMonitor.on('resume', told.onWake)
  powerMonitor.on('lock-screen', locked)
  powerMonitor.on('unlock-screen', unlocked)
  return () => {
    powerMonitor.off('suspend', told.onSuspend)
    powerMonitor.off('resume', told.onWake)
    powerMonitor.off('lock-screen', locked)
    powerMonitor.off('unlock-screen', unlocked)
  }
}
