import { expect, it } from 'vitest'
import { readProxyDecision } from '../../../../src-main/connection/proxy-decision.ts'

const inShort = (decision: string) =>
  readProxyDecision(decision).map(way =>
    way.kind === 'proxy' ? way.url.href : way.kind === 'direct' ? 'direct' : `no ${way.scheme}`,
  )

it.each([
  ['', ['direct']],
  ['DIRECT', ['direct']],
  ['PROXY proxy:3128', ['http://proxy:3128/']],
  ['PROXY a:1;PROXY b:2; DIRECT', ['http://a:1/', 'http://b:2/', 'direct']],
  ['HTTPS proxy:8443', ['https://proxy:8443/']],
  ['PROXY [::1]:3128', ['http://[::1]:3128/']],
  ['SOCKS5 proxy:1080; DIRECT', ['no SOCKS5', 'direct']],
  ['PROXY', ['no PROXY']],
])('%o means %o', (decision, ways) => {
  expect(inShort(decision)).toEqual(ways)
})
