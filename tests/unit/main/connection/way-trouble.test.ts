import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { ProxyError } from '../../../../src-main/connection/tunnel.ts'
import { wayTrouble } from '../../../../src-main/connection/way-trouble.ts'

const failed = (code: string) => Object.assign(new Error(code), { code })

async function failureOf(attempt: () => Promise<unknown>): Promise<unknown> {
  try {
    return await attempt()
  } catch (error) {
    return error
  }
}

it('tells an address that nobody knows from a server that does not answer', async () => {
  expect(wayTrouble(await failureOf(() => lookup('no-such-name.invalid')))).toBe('unknown_host')
  expect(wayTrouble(await failureOf(() => once(connect(1, '127.0.0.1'), 'connect')))).toBe('unreachable')
})

it.each(['ENOTFOUND', 'EAI_AGAIN'])('takes %s for an unknown address: systems differ in the word', code => {
  expect(wayTrouble(failed(code))).toBe('unknown_host')
})

it('tells a certificate that nobody trusts from one of another server', () => {
  expect(wayTrouble(failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'))).toBe('untrusted')
  expect(wayTrouble(failed('CERT_HAS_EXPIRED'))).toBe('untrusted')
  expect(wayTrouble(failed('ERR_TLS_CERT_ALTNAME_INVALID'))).toBe('wrong_name')
})

it('finds the reason beneath what `fetch` throws', () => {
  expect(wayTrouble(new TypeError('fetch failed', { cause: failed('ENOTFOUND') }))).toBe('unknown_host')
})

it.each(['down', 'password', 'kind'] as const)('blames the proxy that is %s, not what it said', trouble => {
  expect(wayTrouble(new ProxyError(trouble, 'No.', failed('ENOTFOUND')))).toBe(`proxy_${trouble}`)
})

it('says no more than it knows', () => {
  expect(wayTrouble('broken')).toBe('unreachable')
  expect(wayTrouble(new Error('No answer in time.'))).toBe('unreachable')
})
