import { maskPrivate } from '#shared/domain/mask.ts'

/** Makes one text unreadable where it is about a person. */
export type RedactText = (text: string) => string

/** Longer texts are cut, so that none takes long; a line of the log has a few hundred characters. */
const longestText = 20_000

/** Names a call or a session of our own, and nobody; its digits must not be taken for a number. */
const uuid = /(?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])/gi
/** Stands for a UUID meanwhile: characters that no text has, around its place in the list. */
const uuidMark = /\ue000(\d+)\ue001/g

/** What a log line does not mask but a stranger must not read. No pattern can take longer than the text is long, many times over. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // Values in addresses and forms, and under names that say that they are secret.
  [/([?#&][\w.-]{1,40}=)[^&#\s"'\\]+/g, '$1…'],
  [
    /((?:token|password|passwd|secret|authorization|cookie|ice-pwd|ice-ufrag|api[_-]?key)\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?)(?!…)[^"'\s,;&\\}]+/gi,
    '$1…',
  ],
  [/((?:https?|wss?):\/\/)[^/\s@"'\\]{1,200}@/gi, '$1…@'],
  [/[^\s@"'<>\\,;:()=/[\]{}…]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*/gu, '…@…'],
  [/(ufrag\s)\S+/g, '$1…'],
  [/candidate:[^\r\n"\\]*/g, 'candidate:…'],
  [/(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)/g, '[ip]'],
  // Written with `::`, or with so many groups that it is no time of day; also the address of a network card.
  [/[\da-f:]{0,39}::[\da-f:.]{0,45}/gi, '[ip]'],
  [/(?:[\da-f]{1,4}:){4,7}[\da-f]{1,4}/gi, '[ip]'],
]

/** A date, a version of Chromium, or digits that may be a number written with spaces, dots, dashes or brackets. */
const spacedDigits =
  /(?<kept>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)|(?<![\w.])\d{2,3}\.\d\.\d{4}\.\d{1,3}(?![\w.]))|\d(?:[ ().\u00a0-]{0,3}\d){7,20}/g

const longWord = /[\w-]{32,}|[\w+/-]{40,}={0,2}/g
/** A word, with what may be the escape of JSON that runs into it: `\nBudi`, or `\\nBudi` in JSON inside of JSON. */
const words = /((?:\\+(?:[nrtbf]|u[\da-f]{4}))?)([\p{L}\p{M}\p{N}]+)/gu

/**
 * Takes out phone numbers however they are written, Meta's ids, addresses of networks and of mail, what opens doors, the
 * private lines of an SDP, and every word of these names. Call ids, times and versions stay readable.
 * @param names of customers, agents and accounts, and of this computer
 */
export function createRedactText(names: Iterable<string>): RedactText {
  const { known, unspaced } = wordsOf(names)
  return text => {
    const cut = text.length > longestText ? `${text.slice(0, longestText)}… (cut)` : text
    const named = unspaced.reduce((rest, name) => rest.replaceAll(name, '[name]'), cut)
    // Names first: what is written over them must not be taken for one.
    const nameless = named.replace(words, (whole, escape: string, word: string) => {
      if (known.has(fold(word))) return `${escape}[name]`
      return known.has(fold(whole.replace(/^\\+/, ''))) ? '[name]' : whole
    })
    const ids: string[] = []
    const marked = nameless.replace(uuid, id => `\ue000${ids.push(id) - 1}\ue001`)
    const unsigned = patterns.reduce((rest, [pattern, by]) => rest.replace(pattern, by), marked)
    const wordless = unsigned.replace(longWord, word => (isSecretLike(word) ? '[secret]' : word))
    const masked = maskPrivate(wordless.replace(spacedDigits, maskSpaced))
    return masked.replace(uuidMark, (_mark, place: string) => ids[Number(place)] ?? '')
  }
}

function maskSpaced(match: string, kept: string | undefined): string {
  return kept === undefined ? `…${match.replaceAll(/\D/g, '').slice(-3)}` : match
}

/** Long, with a digit among letters: made by a machine. */
const isSecretLike = (word: string): boolean => /\d/.test(word) && /[a-z]/i.test(word)

function wordsOf(names: Iterable<string>): {
  readonly known: ReadonlySet<string>
  readonly unspaced: readonly string[]
} {
  const known = new Set<string>()
  const unspaced: string[] = []
  for (const name of names) {
    const parts = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    for (const part of parts) if (part.length > 1) known.add(fold(part))
    // Scripts without spaces between words, and names made of signs alone.
    if (name.trim() !== '' && (parts.length === 0 || /[^\p{Script=Latin}\p{P}\p{S}\s\d]/u.test(name))) {
      unspaced.push(name.trim())
    }
  }
  return { known, unspaced }
}

const fold = (word: string): string => word.normalize('NFKC').toLowerCase()
