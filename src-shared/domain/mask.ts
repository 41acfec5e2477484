/**
 * What must never be read in a log, with what stands in its place. No pattern asks for a word boundary before it: in JSON a
 * line break is written as a letter.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  // Meta's ids of calls and messages are base64 that holds both phone numbers.
  [/(wacid|wamid)\.[A-Za-z0-9+/=_-]+/g, '$1.…'],
  [/Bearer\s+[^\s"',\\]+/gi, 'Bearer …'],
  // A JSON Web Token, wherever it stands.
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, 'token…'],
  // Lines of an SDP that hold addresses, passwords and identities; it may be real or JSON-escaped.
  [/(a=(?:ice-ufrag|ice-pwd|candidate|fingerprint)):[^\r\n"\\]*/g, '$1:…'],
  [/(IN IP[46]) [^\s"\\]+/g, '$1 …'],
]

/**
 * WhatsApp writes numbers without "+": any bare run of 8 to 15 digits keeps its last three. An id of our own, a UUID, stays
 * whole: one in forty has such a run among its letters, and names nobody.
 */
const numbers =
  /(?<id>(?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-]))|(?<!\d)\d{5,12}(?<end>\d{3})(?!\d)/gi

/** The text with phone numbers, provider ids, tokens and the private lines of an SDP made unreadable, for logs. */
export function maskPrivate(text: string): string {
  return patterns
    .reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text)
    .replace(numbers, (found: string, id: string | undefined, end: string) => (id ? found : `…${end}`))
}
