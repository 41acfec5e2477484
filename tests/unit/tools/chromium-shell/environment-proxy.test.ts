import { expect, it } from 'vitest'
import { environmentProxy } from '../../../../tools/chromium-shell/src/session/environment-proxy.ts'

const platform = new URL('https://platform.example/')

it.each([
  [{}, 'DIRECT'],
  [{ HTTPS_PROXY: 'http://proxy:3128' }, 'PROXY proxy:3128'],
  [{ https_proxy: 'proxy:3128' }, 'PROXY proxy:3128'],
  [{ HTTP_PROXY: 'http://proxy:3128' }, 'DIRECT'],
  [{ ALL_PROXY: 'socks5://proxy' }, 'SOCKS5 proxy:1080'],
  [{ HTTPS_PROXY: 'https://proxy' }, 'HTTPS proxy:443'],
  [{ HTTPS_PROXY: 'proxy:1', NO_PROXY: 'other.example' }, 'PROXY proxy:1'],
  [{ HTTPS_PROXY: 'proxy:1', NO_PROXY: 'a.test, .example' }, 'DIRECT'],
  [{ HTTPS_PROXY: 'proxy:1', no_proxy: '*' }, 'DIRECT'],
])('with %o the way is %s', (env, way) => {
  expect(environmentProxy(platform, env)).toBe(way)
})

it('is direct to this computer whatever the variables say', () => {
  expect(environmentProxy(new URL('https://localhost:8443/'), { HTTPS_PROXY: 'proxy:1' })).toBe('DIRECT')
})
