import { expect, it } from 'vitest'
import { fixedProxy } from '../../../../tools/chromium-shell/src/session/fixed-proxy.ts'

it.each([
  ['https://platform.example/', 'proxy:3128', '', 'PROXY proxy:3128'],
  ['https://platform.example/', 'https://proxy:8443', '<local>', 'HTTPS proxy:8443'],
  ['https://platform.example/', 'proxy:3128', '<local>;*.example', 'DIRECT'],
  ['https://intranet/', 'proxy:3128', '<local>', 'DIRECT'],
  ['https://intranet/', 'proxy:3128', '', 'PROXY proxy:3128'],
])('%s by %s but for %s goes %s', (url, rules, bypass, way) => {
  expect(fixedProxy(new URL(url), rules, bypass)).toBe(way)
})
