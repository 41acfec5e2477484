import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPrivate } from '#shared/domain/mask.ts'

describe('maskPrivate', () => {
  it.each([
    ['6281234567890 called', '…890 called'],
    ['+6281234567890', '+…890'],
    ['tel%2B6281234567890', 'tel%2B…890'],
    ['wacid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYEjE=', 'wacid.…'],
    ['{"id":"wamid.HBgNNjI4/+A="}', '{"id":"wamid.…"}'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer …'],
    ['refused eyJhbGciOi.eyJzdWIi.c2ln!', 'refused token…!'],
    ['a=ice-pwd:secret\r\na=mid:0', 'a=ice-pwd:…\r\na=mid:0'],
    [String.raw`a=candidate:1 1 udp 2 10.0.0.7 5 typ host\r\na=mid:0`, String.raw`a=candidate:…\r\na=mid:0`],
    [
      String.raw`first\nwamid.HBgN\nBearer abc\neyJhbGciOi.eyJzdWIi.c2ln`,
      String.raw`first\nwamid.…\nBearer …\ntoken…`,
    ],
    ['c=IN IP4 203.0.113.9', 'c=IN IP4 …'],
    ['o=- 1 2 IN IP4 203.0.113.9', 'o=- 1 2 IN IP4 …'],
    [String.raw`t=0 0\r\na=ice-pwd:secret\r\n`, String.raw`t=0 0\r\na=ice-pwd:…\r\n`],
  ])('makes %s unreadable', (text, masked) => {
    expect(maskPrivate(text)).toBe(masked)
  })

  it('leaves short numbers and long ids of machines alone', () => {
    expect(maskPrivate('port 8090, code 138021, 1234567890123456')).toBe(
      'port 8090, code 138021, 1234567890123456',
    )
  })

  it('shows no phone number, whatever stands around it', () => {
    const digits = fc.stringMatching(/^[1-9]\d{7,14}$/)
    const around = fc.string().map(text => text.replaceAll(/\d/g, ''))
    fc.assert(
      fc.property(digits, around, around, (number, before, after) => {
        expect(maskPrivate(`${before}${number}${after}`)).not.toContain(number)
      }),
    )
  })
})
