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
