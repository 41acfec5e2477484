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

  it.each([
    '01973584-5b1c-4def-8a90-1234567890ab',
    '62812345-5b1c-4def-8a90-62812345678a',
    'a1973584-1234-4123-8123-628123456789',
    '12345678-1234-4123-8123-628123456789',
  ])('leaves an id of our own alone, though it is all digits: %s', id => {
    expect(maskPrivate(`answering {"callId":"${id}"}`)).toBe(`answering {"callId":"${id}"}`)
  })

  it.each([
    ['62812345678-5b1c-4def-8a90-1234567890ab', '…678-5b1c-4def-8a90-…890ab'],
    ['+62812345-5b1c-4def-8a90-628123456789-1', '+…345-5b1c-4def-8a90-…789-1'],
  ])('takes nothing for an id that is none: %s', (text, masked) => {
    expect(maskPrivate(text)).toBe(masked)
  })

  it('leaves every id of our own alone, and no number beside it', () => {
    const number = fc.stringMatching(/^[1-9]\d{7,14}$/)
    fc.assert(
      fc.property(fc.uuid(), number, (id, phone) => {
        expect(maskPrivate(`${id} ${phone} ${id}`)).toBe(`${id} …${phone.slice(-3)} ${id}`)
      }),
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
