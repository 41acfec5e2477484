import { describe, expect, it } from 'vitest'
import { formatLocale, languageOf } from '../../../../src-renderer/i18n/language.ts'

describe('languageOf', () => {
  it.each([
    ['en', 'id-ID', 'en'],
    ['id', 'en-GB', 'id'],
    ['system', 'id-ID', 'id'],
    ['system', 'id', 'id'],
    ['system', 'in_ID', 'en'],
    ['system', 'in-ID', 'id'],
    ['system', 'en-US', 'en'],
    ['system', 'ms-MY', 'en'],
    ['system', '', 'en'],
  ] as const)('chosen %s on a system in %s speaks %s', (chosen, system, language) => {
    expect(languageOf(chosen, system)).toBe(language)
  })
})

describe('formatLocale', () => {
  it('writes dates as the system does where it speaks the same language', () => {
    expect(formatLocale('en', 'en-GB')).toBe('en-GB')
    expect(formatLocale('id', 'en-GB')).toBe('id')
    expect(formatLocale('en', 'enm')).toBe('en')
  })
})
