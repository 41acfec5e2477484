import { expect, it } from 'vitest'
import { createHttpApp } from '../../../../src-platform/http/http-app.ts'
import { createLogger } from '../../../../src-platform/logger.ts'

const log = createLogger({ level: 'silent', secrets: [] })

/** Who the platform takes to ask, where the request comes from `from` and says that it is passed on for another. */
async function askerSeen(from: string, trustedProxies?: readonly string[]): Promise<string> {
  const app = createHttpApp({ log, newId: () => 'id', trustedProxies })
  app.get('/who', request => request.ip)
  const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' }
  const { body } = await app.inject({ url: '/who', remoteAddress: from, headers })
  await app.close()
  return body
}

it('takes the word of a proxy of its own on who asks, and of nobody else', async () => {
  const proxies = ['10.0.0.5', '192.168.0.0/24']
  expect(await askerSeen('10.0.0.5', proxies)).toBe('203.0.113.7')
  expect(await askerSeen('192.168.0.9', proxies)).toBe('203.0.113.7')
  expect(await askerSeen('10.0.0.6', proxies)).toBe('10.0.0.6')
  expect(await askerSeen('10.0.0.5')).toBe('10.0.0.5')
})
