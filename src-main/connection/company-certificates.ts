import tls from 'node:tls'
import { errorText, type Logger } from '../logging/logger.ts'

/**
 * Trusts what the system's store trusts, beside Node's own roots: a company's authority is in the store alone.
 * It holds for every TLS connection of the process that begins afterwards, `fetch` and `ws` included.
 */
export function trustSystemCertificates(log: Logger): void {
  try {
    const own = tls.getCACertificates('default')
    // Most are in both; each is parsed once for every connection's sake.
    const trusted = new Set([...own, ...tls.getCACertificates('system')])
    tls.setDefaultCACertificates([...trusted])
    log.info('the certificates of the system are trusted', { beyondOwn: trusted.size - new Set(own).size })
  } catch (error) {
    // The authorities of the public web are trusted all the same: most platforms have a certificate of one.
    log.error('the certificates of the system were not read', { error: errorText(error) })
  }
}

/** Verdicts of OpenSSL and of Node on a certificate, as the codes of their errors (nodejs.org/api/tls.html). */
const verdicts: ReadonlySet<string> = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** Whether a connection failed because this computer does not trust the other side's certificate. */
export function isUntrusted(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // `fetch` fails with a TypeError of its own, and has the reason as its cause.
  return ('code' in error && verdicts.has(String(error.code))) || isUntrusted(error.cause)
}
