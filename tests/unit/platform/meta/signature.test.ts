import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSameSecret, isSignedBy } from '../../../../src-platform/meta/signature.ts'

const sign = (body: Uint8Array, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

it('takes the signature over exactly these bytes', () => {
  const body = Buffer.from(String.raw`{"name":"\u00e9","path":"a\/b"}`)
  expect(isSignedBy('secret', body, sign(body, 'secret'))).toBe(true)
  expect(
    isSignedBy('secret', Buffer.from(JSON.stringify(JSON.parse(body.toString()))), sign(body, 'secret')),
  ).toBe(false)
})

it('takes nothing else, and never throws', () => {
  const body = Buffer.from('{}')
  const good = sign(body, 'secret')
  const forged = [
    undefined,
    '',
    'sha256=',
    good.slice(0, -1),
    `${good}0`,
    good.slice(7),
    `sha1=${good.slice(7)}`,
  ]
  for (const header of [...forged, sign(body, 'other')])
    expect(isSignedBy('secret', body, header)).toBe(false)
  fc.assert(fc.property(fc.string(), header => !isSignedBy('secret', body, header)))
  fc.assert(
    fc.property(fc.nat(good.length - 8), fc.stringMatching(/^[0-9a-f]$/), (index, digit) => {
      const at = 7 + index
      const changed = good.slice(0, at) + digit + good.slice(at + 1)
      return isSignedBy('secret', body, changed) === (changed === good)
    }),
  )
})

it('compares secrets of any length', () => {
  expect(isSameSecret('one', 'one')).toBe(true)
  expect(isSameSecret('one', 'another, longer')).toBe(false)
  expect(isSameSecret('', 'one')).toBe(false)
})
