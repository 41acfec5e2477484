/**
 * A desktop in a process of its own, whose trust is not the tests': `node tls-desktop.ts <server>`. It trusts what the
 * system does, signs in, and writes what came of it as one line of JSON.
 */
import { systemClock } from '../../src-main/clock.ts'
import { trustSystemCertificates } from '../../src-main/connection/company-certificates.ts'
import { openLink } from '../../src-main/connection/link.ts'
import type { LinkEnd } from '../../src-main/connection/link-end.ts'
import { RefusedError } from '../../src-main/session/refusal.ts'
import { recordingLog } from './recording-log.ts'
import { startTestDesktop } from './test-desktop.ts'

/** What came of it: how the desktop stands, or why it was not let in, and how a link with no sign-in ended. */
export interface TlsOutcome {
  readonly trust: readonly string[]
  readonly signIn: string
  readonly link: LinkEnd
}

const serverUrl = process.argv[2] ?? ''
const log = recordingLog()
trustSystemCertificates(log)
await using ani = startTestDesktop({ serverUrl })
const outcome: TlsOutcome = {
  trust: log.lines.map(({ level }) => level),
  signIn: await signIn(),
  link: await endOfLink(),
}
process.stdout.write(JSON.stringify(outcome))

async function signIn(): Promise<string> {
  try {
    await ani.signIn('ani')
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal.reason
    throw error
  }
  return (await ani.online()).connection.status
}

function endOfLink(): Promise<LinkEnd> {
  const url = new URL('/agent', serverUrl).href.replace(/^http/, 'ws')
  const { promise, resolve } = Promise.withResolvers<LinkEnd>()
  openLink(
    { url, token: 'no-token-at-all', clock: systemClock, isUrgent: () => false, onTrouble: () => {} },
    { onOpen: () => {}, onFrame: () => {}, onEnd: resolve },
  )
  return promise
}
