import { systemPreferences } from 'electron'
import type { DesktopConfig } from '../config.ts'
import { createPolicyFile, systemPolicyFile } from './policy-file.ts'
import { createPolicyPreferences } from './policy-preferences.ts'
import { createPolicyRegistry, systemReg } from './policy-registry.ts'
import type { PolicyStore } from './policy-store.ts'

/** Where this system keeps what the organisation has decided. After `ready`. */
export function systemPolicy({ policyFile, systemRoot }: DesktopConfig): PolicyStore {
  // A file of one's own is for development: in a packaged app the configuration has none.
  if (policyFile !== undefined) return createPolicyFile({ file: policyFile, ownerIds: ownId() })
  if (process.platform === 'win32') return createPolicyRegistry(systemReg(systemRoot))
  if (process.platform === 'darwin') return createPolicyPreferences(systemPreferences)
  return createPolicyFile({ file: systemPolicyFile })
}

function ownId(): readonly number[] {
  const id = process.getuid?.()
  return id === undefined ? [] : [id]
}
