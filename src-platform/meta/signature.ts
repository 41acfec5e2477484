import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether `header` (`X-Hub-Signature-256`) is the HMAC of exactly these bytes under the app's secret.
 * Source: Meta, webhooks, validating payloads.
 */
export function isSignedBy(secret: string, rawBody: Uint8Array, header: string | undefined): boolean {
  // Only a well-formed header is compared: bytes of another length would throw, and bad hex decodes to fewer.
  const hex = /^sha256=([\da-f]{64})$/i.exec(header ?? '')?.[1]
  if (hex === undefined) return false
  return timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), Buffer.from(hex, 'hex'))
}

/** Compares two secrets in a time that tells nothing of where, or in length, they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
