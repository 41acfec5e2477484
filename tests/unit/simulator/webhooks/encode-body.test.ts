import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { encodeBody, signature } from '../../../../src-simulator/webhooks/encode-body.ts'

it('escapes everything outside ASCII, and slashes, and means the same', () => {
  const value = { name: 'Ibu Siti 🙂', url: 'https://example.com/é' }
  const body = encodeBody(value)
  expect(body).toBe(String.raw`{"name":"Ibu Siti \ud83d\ude42","url":"https:\/\/example.com\/\u00e9"}`)
  expect(JSON.parse(body)).toEqual(value)
})

it('keeps the escapes that JSON itself makes', () => {
  const value = { sdp: 'v=0\r\na=x\\y"z' }
  expect(JSON.parse(encodeBody(value))).toEqual(value)
})

it('signs exactly those bytes', () => {
  const body = encodeBody({ name: 'Í' })
  expect(signature(body, 'secret')).toBe(
    `sha256=${createHmac('sha256', 'secret').update(Buffer.from(body)).digest('hex')}`,
  )
  expect(signature(body, 'secret')).not.toBe(signature(JSON.stringify({ name: 'Í' }), 'secret'))
})
