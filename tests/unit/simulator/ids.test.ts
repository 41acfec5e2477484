import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { callId, messageId } from '../../../src-simulator/ids.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/meta/${name}.json`, import.meta.url), 'utf8')
const customer = '6281234567890'
const business = '628000000001'

it('makes call ids as Meta does, for both directions', () => {
  const inbound = callId({
    customer,
    business,
    placedBy: 'customer',
    nonce: 'A1B2C3D4E5F60718293A4B5C6D7E8F90',
  })
  expect(fixture('webhook_uic_connect')).toContain(`"${inbound}"`)
  const outbound = callId({
    customer,
    business,
    placedBy: 'business',
    nonce: '00112233445566778899AABBCCDDEEFF',
  })
  expect(fixture('api_calls_connect_response')).toContain(`"${outbound}"`)
})

it('makes message ids as Meta does, for both directions', () => {
  const outgoing = messageId({ customer, sentBy: 'business', nonce: '3EB0112233445566AABB' })
  expect(fixture('api_messages_send_response')).toContain(`"${outgoing}"`)
  const incoming = messageId({ customer, sentBy: 'customer', nonce: '3A00000000000000BB01' })
  expect(fixture('webhook_message_text')).toContain(`"${incoming}"`)
})
