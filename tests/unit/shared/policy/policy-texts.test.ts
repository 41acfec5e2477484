import { describe, expect, it } from 'vitest'
import { hostOf, isHostAllowed } from '#shared/policy/policy-texts.ts'

describe('[D9] the hosts that are allowed', () => {
  it.each([
    ['https://calls.example.com', ['*'], true],
    ['https://calls.example.com:8443', ['calls.example.com'], true],
    ['https://CALLS.example.com', ['calls.example.com'], true],
    ['https://a.calls.example.com', ['*.example.com'], true],
    ['https://example.com', ['*.example.com'], false],
    ['https://evilexample.com', ['*.example.com'], false],
    ['https://calls.example.com.evil.com', ['calls.example.com'], false],
    ['https://evil.com', ['calls.example.com', '*.example.com'], false],
    ['http://127.0.0.1:8090', ['127.0.0.1'], true],
    ['no address', ['*'], false],
  ])('of %s among %j: %s', (address, hosts, isAllowed) => {
    expect(isHostAllowed(address, hosts)).toBe(isAllowed)
  })

  it('sees the host where the browser’s own parser does', () => {
    for (const address of ['https://calls.example.com/a', 'http://[::1]:80', 'https://10.0.0.1:1']) {
      expect(hostOf(address)).toBe(new URL(address).hostname)
    }
    expect(hostOf('https://good.com@evil.com')).toBeNull()
    expect(hostOf('https://good.com\\@evil.com')).toBeNull()
  })
})
