/** What is hidden, in this order; the first that matches at a place wins. */
const hidden: readonly { readonly pattern: RegExp; readonly by: (found: string) => string }[] = [
  // A whole session description: it holds addresses, the media password and fingerprints.
  { pattern: /v=0(?:\\+r)?\\+n(?:[^"\\]|\\.)*(?="|$)/g, by: () => '[sdp]' },
  {
    pattern: /a=(ice-pwd|ice-ufrag|candidate|fingerprint)[^"\\\r\n]*/g,
    by: found => `${found.split(/[:\s]/, 1)[0]}:[hidden]`,
  },
  // Meta's ids are base64 around both phone numbers.
  { pattern: /wa[cm]id\.[^\s"\\,;)\]}]+/gi, by: found => `${found.slice(0, 6)}[hidden]` },
  { pattern: /bearer\s+[^\s"\\,;)\]}]+/gi, by: () => 'Bearer [hidden]' },
  { pattern: /eyJ[\w-]+\.[\w-]+\.[\w-]+/g, by: () => '[token]' },
  // An id of ours, which may begin or end with a long run of digits, stays whole; else a phone number, bare or written out.
  {
    pattern:
      /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\+\d[\d ().-]{6,}\d|(?<!\d)\d{8,}(?!\d)/gi,
    by: found => (found.length === 36 && found[8] === '-' && found[0] !== '+' ? found : maskNumber(found)),
  },
]

/** Hides a phone number but for its last three digits, enough to tell two calls apart in a log. */
export function maskNumber(text: string): string {
  return `***${text.replaceAll(/\D/g, '').slice(-3)}`
}

/**
 * Hides phone numbers, Meta's call and message ids, session descriptions and tokens in a line of JSON, inside string
 * literals alone, so that the line stays JSON. `secrets` are hidden wherever they stand.
 */
export function maskLine(line: string, secrets: readonly string[] = []): string {
  return line.replaceAll(/"(?:[^"\\]|\\.)*"/g, literal => {
    let text = literal
    for (const secret of secrets) text = text.replaceAll(secret, '[secret]')
    for (const { pattern, by } of hidden) text = text.replaceAll(pattern, by)
    return text
  })
}
