import path from 'node:path'
import type { DesktopParts } from '../desktop-parts.ts'
import { SignIn } from './sign-in.ts'
import { createTokenVault } from './token-vault.ts'

/** The agent's tokens, with what is kept in the folder since the last start. */
export function openSignIn({
  app,
  dataDir,
  keychain,
  askToken,
  endSignIn,
  clock,
  log,
}: DesktopParts): SignIn {
  const file = path.join(dataDir, 'sign-in.json')
  const vault = createTokenVault({ file, keychain, serverUrl: app.serverUrl, log })
  return new SignIn({ ask: askToken, end: endSignIn, vault, clock, log })
}
