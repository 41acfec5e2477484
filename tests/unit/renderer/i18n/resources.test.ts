import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalRules } from '#shared/domain/refusal.ts'
import { appReasons } from '#shared/ipc/outcome.ts'
import { english, indonesian } from '../../../../src-renderer/i18n/resources.ts'

const renderer = join(import.meta.dirname, '../../../../src-renderer')

type Words = { readonly [key: string]: string | Words }

/** `a.b_one` and its text, for every text of a namespace. */
function flat(words: Words, above = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${above}${key}`, value] as const] : flat(value, `${above}${key}.`),
  )
}

const plural = /_(?:zero|one|two|few|many|other)$/
const withoutPlural = (key: string) => key.replace(plural, '')
const keysOf = (words: Words) => [...new Set(flat(words).map(([key]) => withoutPlural(key)))].sort()
const placeholdersOf = (text: string) => [...new Set(text.match(/\{\{\w+(?:, \w+)?\}\}/g))].sort()

const namespaces = Object.keys(english) as (keyof typeof english)[]

describe.each(namespaces)('the words of %s', namespace => {
  const englishWords: Words = english[namespace]
  const indonesianWords: Words = indonesian[namespace]

  it('are the same in both languages', () => {
    expect(keysOf(indonesianWords)).toEqual(keysOf(englishWords))
  })

  it('name the same things in both languages', () => {
    const byKey = (words: Words) =>
      Object.fromEntries(flat(words).map(([key, text]) => [withoutPlural(key), placeholdersOf(text)]))
    expect(byKey(indonesianWords)).toEqual(byKey(englishWords))
  })

  it('have every plural form that the language has', () => {
    for (const [language, words] of [
      ['en', englishWords],
      ['id', indonesianWords],
    ] as const) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      const counted = flat(words).filter(([key]) => plural.test(key))
      for (const stem of new Set(counted.map(([key]) => withoutPlural(key)))) {
        const found = counted.map(([key]) => key).filter(key => withoutPlural(key) === stem)
        expect(found.sort()).toEqual(forms.map(form => `${stem}_${form}`).sort())
      }
    }
  })

  it('are never empty', () => {
    expect(
      [...flat(englishWords), ...flat(indonesianWords)].filter(([, text]) => text.trim() === ''),
    ).toEqual([])
  })
})

describe('the sources', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: renderer }).map(
    file => [file, readFileSync(join(renderer, file), 'utf8')] as const,
  )
  const everything = sources.map(([, source]) => source).join('\n')

  /** Keys put together from a union: `reason.${…}` uses all that begin so, `${…}Hint` all that end so. */
  const begins = [...everything.matchAll(/`((?:\w+:)?[\w.]+)\$\{/g)].map(match => match[1] ?? '')
  const ends = [...everything.matchAll(/\}([A-Z]\w+)`/g)].map(match => match[1] ?? '')

  /** Keys of one word may be a word of a union, `t(presence)`: then it is quoted somewhere or names a field. */
  const isUsed = (namespace: string, key: string) =>
    everything.includes(`'${key}'`) ||
    everything.includes(`'${namespace}:${key}'`) ||
    begins.some(stem => key.startsWith(stem.replace(`${namespace}:`, ''))) ||
    ends.some(end => key.endsWith(end))

  it.each(namespaces.filter(namespace => namespace !== 'refusals'))('use every word of %s', namespace => {
    expect(keysOf(english[namespace]).filter(key => !isUsed(namespace, key))).toEqual([])
  })

  it('know every refusal of the protocol and of the app', () => {
    const reasons = [...Object.keys(refusalRules), ...appReasons]
    expect(keysOf(english.refusals)).toEqual(reasons.sort())
  })

  it('hold no words of their own', () => {
    const literal = />\s*([A-Za-z][^<>{}()=;|&]*[A-Za-z.!?])\s*<\/[A-Za-z]/g
    const found = sources
      .filter(([file]) => file.endsWith('.tsx'))
      .flatMap(([file, source]) => [...source.matchAll(literal)].map(match => `${file}: ${match[1]}`))
    expect(found).toEqual([])
  })

  it('label nothing in one language alone', () => {
    const literal = /\b(?:aria-label|title|placeholder|label|alt|text)="([^"]*[A-Za-z][^"]*)"/g
    const found = sources
      .filter(([file]) => file.endsWith('.tsx'))
      .flatMap(([file, source]) => [...source.matchAll(literal)].map(match => `${file}: ${match[1]}`))
    expect(found).toEqual([])
  })
})
