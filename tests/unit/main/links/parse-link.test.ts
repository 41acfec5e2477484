import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AppLink, linkIn, parseLink } from '../../../../src-main/links/parse-link.ts'
import { propertyPatienceMs, propertyRuns } from '../../../support/property-runs.ts'

const key = 'k'.repeat(43)

describe('a link', () => {
  it.each<[string, AppLink]>([
    ['dering:', { kind: 'open' }],
    ['dering:open', { kind: 'open' }],
    ['dering://open/', { kind: 'open' }],
    ['dering:room?id=room-7', { kind: 'room', roomId: 'room-7' as never }],
    ['dering://room/?id=room-7', { kind: 'room', roomId: 'room-7' as never }],
    ['dering:search?text=Budi+Santoso', { kind: 'search', text: 'Budi Santoso' }],
    ['tel:+62-812-3456-7890', { kind: 'search', text: '+6281234567890' }],
    ['tel:(021)%20500.1234;phone-context=+62', { kind: 'search', text: '0215001234' }],
    [`dering:answer?call=c-1&key=${key}`, { kind: 'answer', callId: 'c-1' as never, key }],
    [`dering:decline?call=c-1&key=${key}`, { kind: 'decline', callId: 'c-1' as never, key }],
  ])('%s', (address, link) => {
    expect(parseLink(address)).toEqual(link)
  })

  it.each([
    '',
    'dering:dial?to=%2B62812',
    'dering:call?id=room-7',
    'dering:room',
    'dering:room?id=a&id=b',
    'dering:room?id=a&then=dial',
    'dering:room/../answer?call=c',
    'dering://user@room?id=a',
    'dering://room:80?id=a',
    'dering:answer?call=c-1',
    'dering:answer?call=c-1&key=short',
    'dering:search?text=%00%1b',
    `dering:search?text=${'x'.repeat(201)}`,
    `dering:search?text=${'x'.repeat(3_000)}`,
    'tel:',
    'tel:12',
    'tel:+62;rm -rf',
    'tel:%E0%A4%A',
    'tel:javascript:alert(1)',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://dering.com/room?id=a',
  ])('that is none of ours is nothing: %s', address => {
    expect(parseLink(address)).toBeUndefined()
  })

  it('is found in a command line, behind the program itself', () => {
    expect(linkIn(['dering:room?id=a', '--hidden', '.', 'tel:+628123', 'dering:open'])).toEqual({
      kind: 'search',
      text: '+628123',
    })
    expect(linkIn(['/opt/dering', '--hidden'])).toBeUndefined()
  })

  const neverMore = 'never makes more of hostile text than the few things that it may ask for'
  it(neverMore, { timeout: propertyPatienceMs }, () => {
    const action = fc.constantFrom('', 'open', 'room', 'search', 'answer', 'decline', 'look', 'dial', 'call')
    const name = fc.constantFrom('id', 'text', 'call', 'key', 'to', '__proto__', 'constructor')
    const parameters = fc.array(fc.tuple(name, fc.string({ maxLength: 60, unit: 'binary' })), {
      maxLength: 4,
    })
    const ours = fc
      .tuple(fc.constantFrom('dering:', 'dering://', 'DERING:', 'tel:'), action, parameters)
      .map(([scheme, what, pairs]) => `${scheme}${what}?${new URLSearchParams(pairs).toString()}`)
    fc.assert(
      fc.property(fc.oneof(ours, fc.string({ unit: 'binary', maxLength: 300 }), fc.webUrl()), address => {
        const link = parseLink(address)
        if (!link) return
        if ('roomId' in link) expect(link.roomId).toMatch(/^[\x21-\x7E]{1,200}$/u)
        if ('callId' in link) expect(link.callId).toMatch(/^[\x21-\x7E]{1,200}$/u)
        if ('key' in link) expect(link.key).toMatch(/^[\w-]{22,86}$/u)
        if ('text' in link) expect(link.text).toMatch(/^\P{Cc}{1,200}$/u)
        expect(['open', 'room', 'search', 'answer', 'decline', 'look']).toContain(link.kind)
      }),
      propertyRuns(2_000),
    )
  })
})
