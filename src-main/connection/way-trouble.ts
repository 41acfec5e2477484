import type { WayTrouble } from '#shared/ipc/way-trouble.ts'
import { ProxyError } from './tunnel.ts'

/** Verdicts of OpenSSL and of Node on a certificate, as the codes of their errors (nodejs.org/api/tls.html). */
const verdicts: Readonly<Record<string, WayTrouble>> = {
  CERT_CHAIN_TOO_LONG: 'untrusted',
  CERT_HAS_EXPIRED: 'untrusted',
  CERT_NOT_YET_VALID: 'untrusted',
  CERT_REJECTED: 'untrusted',
  CERT_REVOKED: 'untrusted',
  CERT_SIGNATURE_FAILURE: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  INVALID_CA: 'untrusted',
  INVALID_PURPOSE: 'untrusted',
  PATH_LENGTH_EXCEEDED: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong_name',
  HOSTNAME_MISMATCH: 'wrong_name',
}

/** The resolver's: it knows of no such name, or nobody that it could ask answers. */
const unknownNames: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME'])

/** What stood in the way of a connection that failed with `error`, before the platform could say a word. */
export function wayTrouble(error: unknown): WayTrouble {
  if (!(error instanceof Error)) return 'unreachable'
  if (error instanceof ProxyError) return `proxy_${error.trouble}`
  const code = 'code' in error ? String(error.code) : ''
  if (unknownNames.has(code)) return 'unknown_host'
  // `fetch` fails with a TypeError of its own, and has the reason as its cause.
  return verdicts[code] ?? wayTrouble(error.cause)
}
