import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '../../../../src-main/diagnostics/redact.ts'
import { createRedactText } from '../../../../src-main/diagnostics/redact-text.ts'
import { propertyPatienceMs, propertyRuns } from '../../../support/property-runs.ts'

const names = ['Budi Santoso', 'Dónia Çelik', '王小明', '❤️', 'Toko Sinar', "Ni'am Al-Farisi"]
const redactText = createRedactText(names)
const written = (value: unknown) => JSON.stringify(redact(value, redactText))

const digits = fc.stringMatching(/^62[1-9]\d{8,11}$/)
const grouped = (separator: string) => (number: string) =>
  [number.slice(0, 2), number.slice(2, 5), number.slice(5, 9), number.slice(9)].join(separator)
const word = fc
  .stringMatching(/^[A-Za-z0-9_-]{40,60}$/)
  .filter(text => /\d/.test(text) && /[a-z]/i.test(text))
const octet = fc.integer({ min: 0, max: 255 })

/** Something private, as it may stand in a text. */
const planted = fc.oneof(
  digits,
  digits.map(number => `+${number}`),
  ...[' ', '-', '.', ' - '].map(separator => digits.map(grouped(separator))),
  digits.map(number => `(${number.slice(0, 4)}) ${number.slice(4)}`),
  fc.base64String({ minLength: 24 }).map(id => `wacid.${id}`),
  fc.stringMatching(/^[a-z][a-z0-9.+_-]{1,20}@[a-z][a-z0-9-]{1,10}\.(com|co\.id)$/),
  fc.tuple(octet, octet, octet, octet).map(parts => parts.join('.')),
  fc
    .array(fc.stringMatching(/^[1-9a-f][\da-f]{3}$/), { minLength: 8, maxLength: 8 })
    .map(parts => parts.join(':')),
  fc.stringMatching(/^[1-9a-f][\da-f]{3}$/).map(part => `fe80::${part}:1`),
  word.map(token => `Bearer ${token}`),
  word,
  word.map(token => `eyJ${token}.eyJ${token}.${token}`),
  word.map(password => `a=ice-pwd:${password}`),
  fc.constantFrom('Santoso', 'BUDI', 'dónia', 'Çelik', '王小明', '❤️', 'Farisi'),
)

/** What may stand around it without belonging to it. */
const around = fc.constantFrom(
  '',
  ' ',
  '\n',
  '"',
  ', ',
  '\\n',
  '(',
  ')',
  ' call from ',
  '; ',
  ' at 2026-11-23T10:36:12.123Z ',
)

/** The private part of what was planted: `Bearer` itself, or the name of a line, is none. */
const secretOf = (text: string) => text.replace(/^(Bearer |a=ice-pwd:|wacid\.|\+)/, '')

describe('what support gets to read', () => {
  const hasNothingPrivate =
    'has nothing private in it, wherever it stood: in text, under a key, as a key, in JSON inside of text'
  it(hasNothingPrivate, { timeout: propertyPatienceMs }, () => {
    fc.assert(
      fc.property(planted, around, around, fc.jsonValue({ maxDepth: 3 }), (secret, before, after, beside) => {
        const text = `${before}${secret}${after}`
        const hidden = {
          text,
          deep: [{ list: [beside, text] }],
          [text]: 1,
          quoted: `a line ${JSON.stringify({ message: text, stack: `\n${text}\n` })}`,
          error: new Error(text),
          map: new Map([[text, text]]),
          token: text,
        }
        const result = written(hidden).normalize('NFKC').toLowerCase()
        expect(result).not.toContain(secretOf(secret).normalize('NFKC').toLowerCase())
        const number = secret.replaceAll(/\D/g, '')
        if (/^62\d{9,12}$/.test(number)) expect(result.replaceAll(/[ ().-]/g, '')).not.toContain(number)
      }),
      propertyRuns(3_000),
    )
  })

  it('has no number that was kept as a number', () => {
    expect(written({ phone: 6281234567890, big: 6281234567890n })).toBe('{"phone":"…890","big":"…890"}')
  })

  it('still says when, which call, and which version', () => {
    const line =
      '[2026-11-23 10:36:12.123+00:00] [info] call answered {"callId":"0197f3a2-5b1c-7def-8a90-1234567890ab","ms":412}'
    expect(redactText(line)).toBe(line)
    expect(redactText('Chromium 156.0.7123.45, Node 24.21.0')).toBe('Chromium 156.0.7123.45, Node 24.21.0')
    expect(redact({ at: new Date(0), ringMs: 45_000, ok: true }, redactText)).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      ringMs: 45_000,
      ok: true,
    })
  })

  it('takes values out of addresses, and the names of places in them', () => {
    expect(redactText('GET https://ani:pw@calls.example.com/a?code=12ab&x=1#t=z')).toBe(
      'GET https://…@calls.example.com/a?code=…&x=…#t=…',
    )
  })

  it('comes to an end with what goes in circles, is too deep or too much', () => {
    const circle: Record<string, unknown> = { name: 'Budi' }
    circle['self'] = circle
    circle['list'] = [circle]
    expect(written(circle)).toBe('{"name":"[name]","self":"[circular]","list":["[circular]"]}')
    let deep: unknown = '6281234567890'
    for (let level = 0; level < 10_000; level += 1) deep = [deep]
    expect(written(deep)).toContain('[too deep]')
    expect(written(Array.from({ length: 100_000 }, () => '6281234567890'))).toMatch(/\[95000 more\]"\]$/)
    for (const text of ['a', '1', 'a@', '1.', ':', 'a:', '\\n', '62 ', '=', '?a=', '{"']) {
      const cut = redactText(text.repeat(2_000_000))
      expect(cut.length).toBeLessThan(110_000)
    }
  })

  it('means nothing by a key', () => {
    expect(written(JSON.parse('{"__proto__":{"phone":"6281234567890"}}'))).toBe(
      '{"__proto__":{"phone":"…890"}}',
    )
  })
})
