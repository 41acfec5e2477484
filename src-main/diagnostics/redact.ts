import type { RedactText } from './redact-text.ts'

/** Deeper, or more, than anything that the app writes about itself. */
const deepest = 12
const mostEntries = 5_000

/** What lies under such a name is never shown, whatever it is. */
const secretKey = /token|password|secret|authorization|cookie|sdp|ufrag|pwd/i

/**
 * The same value with everything private made unreadable, in keys too; safe to be written as JSON. A circle, what is too
 * deep and what is too much is named instead of shown. Bare numbers that could be a phone number are masked as such:
 * times must be written as text.
 */
export function redact(value: unknown, redactText: RedactText): unknown {
  const open = new Set<object>()

  function visit(part: unknown, depth: number): unknown {
    if (typeof part === 'string') return redactText(part)
    if (typeof part === 'number' || typeof part === 'bigint') return redactNumber(part)
    if (typeof part === 'boolean' || part === null || part === undefined) return part
    if (typeof part !== 'object') return `[${typeof part}]`
    if (open.has(part)) return '[circular]'
    if (depth >= deepest) return '[too deep]'
    open.add(part)
    const seen = visitObject(part, depth + 1)
    open.delete(part)
    return seen
  }

  function redactNumber(number: number | bigint): number | string {
    const text = String(number)
    const redacted = redactText(text)
    return redacted === text && typeof number === 'number' ? number : redacted
  }

  function visitObject(part: object, depth: number): unknown {
    if (part instanceof Date) return Number.isNaN(part.getTime()) ? null : part.toISOString()
    if (part instanceof Error) return redactText(part.stack ?? part.message)
    if (part instanceof Map) return visitEntries([...part], depth)
    if (part instanceof Set) return visit([...part], depth)
    if (Array.isArray(part)) {
      const shown = part.slice(0, mostEntries).map(item => visit(item, depth))
      return part.length > mostEntries ? [...shown, `[${part.length - mostEntries} more]`] : shown
    }
    return visitEntries(Object.entries(part), depth)
  }

  function visitEntries(entries: readonly (readonly [unknown, unknown])[], depth: number): object {
    // Without a prototype: no key means anything else than a key.
    const shown: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    for (const [key, item] of entries.slice(0, mostEntries)) {
      const name = String(key)
      shown[redactText(name)] = secretKey.test(name) ? '[secret]' : visit(item, depth)
    }
    if (entries.length > mostEntries) shown['…'] = `[${entries.length - mostEntries} more]`
    return shown
  }

  return visit(value, 0)
}
