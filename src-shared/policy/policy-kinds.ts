import { z } from 'zod'

/** How a value is asked for in a form of the system's own tools, and written by them. */
export type PolicyKind = 'switch' | 'count' | 'choice' | 'text' | 'list'

/** What one key may hold. */
export interface PolicyShape<Value> {
  readonly kind: PolicyKind
  readonly schema: z.ZodType<Value>
}

/** The longest single text: an address with room to spare. */
const longestText = 500
/** More entries than anybody reads. */
const mostEntries = 100

/** On or off. */
export const onOff: PolicyShape<boolean> = { kind: 'switch', schema: z.boolean() }

/** One of a few words. */
export const oneOf = <const Word extends string>(words: readonly [Word, ...Word[]]): PolicyShape<Word> => ({
  kind: 'choice',
  schema: z.enum(words),
})

/** A line of text that a pattern takes, and that makes sense beyond it. */
export const text = (
  pattern: RegExp,
  makesSense: (value: string) => boolean = () => true,
): PolicyShape<string> => ({
  kind: 'text',
  schema: z.string().max(longestText).regex(pattern).refine(makesSense),
})

/** Some texts, at least one, each of which a pattern takes. */
export const list = (pattern: RegExp): PolicyShape<readonly string[]> => ({
  kind: 'list',
  schema: z.array(z.string().max(longestText).regex(pattern)).min(1).max(mostEntries).readonly(),
})

/**
 * What a policy says as the value that its key takes: the registry has no booleans, and some tools write numbers as text.
 * What does not fit stays as it is, for the schema to refuse.
 */
export function looselyRead(kind: PolicyKind, raw: unknown): unknown {
  if (kind === 'switch') {
    if (raw === 1 || raw === '1' || raw === 'true') return true
    if (raw === 0 || raw === '0' || raw === 'false') return false
  }
  if (kind === 'count' && typeof raw === 'string' && /^\d{1,9}$/.test(raw)) return Number(raw)
  return raw
}
