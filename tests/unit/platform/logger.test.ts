import { expect, it } from 'vitest'
import { createLogger } from '../../../src-platform/logger.ts'

const number = '6281234567890'
const wacid = `wacid.${Buffer.from(`\u001c\u0018\r${number}\u0015`).toString('base64')}`
const sdp = [
  'v=0',
  'o=- 1 2 IN IP4 203.0.113.9',
  'c=IN IP4 203.0.113.9',
  'a=ice-ufrag:canary-ufrag',
  'a=ice-pwd:canary-password',
  'a=fingerprint:sha-256 CA:NA:RY',
  'a=candidate:1 1 udp 2 10.11.12.13 5000 typ host',
  '',
].join('\r\n')

function linesOf(write: (log: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  write(createLogger({ level: 'debug', secrets: ['the-app-secret'], destination }))
  return lines
}

it('writes no number, provider id, session description, token or secret, wherever it stands, and stays JSON', () => {
  const lines = linesOf(log => {
    log.info({ from: number }, 'a field')
    log.info(`the message names ${number}`)
    log.info({ deep: { list: [{ to: `+${number}` }] } }, 'deep')
    log.error({ err: new Error(`failed for ${number} in ${wacid}`) }, 'an error')
    log.warn({ body: JSON.stringify({ id: wacid, sdp, quoted: JSON.stringify({ sdp }) }) }, 'JSON in JSON')
    log.warn({ sdp }, 'a description')
    log.warn({ header: 'Bearer canary-token', jwt: 'eyJhbGciOi.eyJzdWIi.canary' }, 'tokens')
    log.warn({ url: 'https://example.com/the-app-secret/x' }, 'a secret')
    log.warn({ [number]: 'as a key' }, 'a key')
  })
  expect(lines).toHaveLength(9)
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
  const all = lines.join('')
  const canaries = [
    number,
    wacid,
    'canary-password',
    'canary-ufrag',
    'CA:NA:RY',
    '10.11.12.13',
    'eyJ',
    'the-app-secret',
  ]
  for (const canary of canaries) expect(all).not.toContain(canary)
  expect(all).not.toContain('Bearer canary')
})

it('keeps the last three digits, times and ids readable', () => {
  const [line] = linesOf(log =>
    log.info({ from: number, waitedMs: 12_345_678, callId: 'call-17' }, 'call answered'),
  )
  expect(JSON.parse(line ?? '')).toMatchObject({
    level: 'info',
    from: '…890',
    waitedMs: 12_345_678,
    callId: 'call-17',
    msg: 'call answered',
  })
  expect(Date.parse((JSON.parse(line ?? '') as { time: string }).time)).toBeGreaterThan(0)
})
