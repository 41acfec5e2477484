import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src-simulator/config.ts'

describe("the simulator's environment", () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8091,
      webhookUrl: 'http://127.0.0.1:8090/webhooks/whatsapp',
      numbers: [
        expect.objectContaining({
          phoneNumberId: '200000000000001',
          displayPhone: '628000000001',
          wabaId: '300000000000001',
        }),
      ],
    })
  })

  it('takes numbers as they are written elsewhere', () => {
    const numbers = JSON.stringify([{ phoneNumberId: '200000000000002', displayPhone: '+62 800 000 0002' }])
    expect(readConfig({ SIMULATOR_NUMBERS: numbers }).numbers[0]?.displayPhone).toBe('628000000002')
  })

  it.each([
    ['SIMULATOR_PORT', 'many'],
    ['SIMULATOR_PORT', '65536'],
    ['SIMULATOR_WEBHOOK_URL', 'ftp://example.com'],
    ['SIMULATOR_APP_SECRET', ''],
    ['SIMULATOR_NUMBERS', 'none'],
    ['SIMULATOR_NUMBERS', '[]'],
    ['SIMULATOR_NUMBERS', '[{"phoneNumberId":"x","displayPhone":"628"}]'],
  ])('is refused by the name of the variable: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}.*\\.$`))
  })
})
