import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { customerCalls, customerWrites } from '../../support/builders/webhooks.ts'
import { makeDataDir, removeDataDir, testEnvironment } from '../../support/platform.ts'
import { runPlatform, spawnTestPlatform, type PlatformProcess } from '../../support/platform-process.ts'
import { freePort } from '../../support/free-port.ts'
import { eventually } from '../../support/eventually.ts'

let dataDir: string
let running: PlatformProcess[] = []
beforeAll(() => {
  dataDir = makeDataDir()
})
afterEach(async () => {
  await Promise.all(running.map(each => each.dispose()))
  running = []
})
afterAll(() => removeDataDir(dataDir))

async function spawnOn(folder: string, options: Parameters<typeof spawnTestPlatform>[0] = {}) {
  const platform = await spawnTestPlatform({ ...options, dataDir: folder })
  running.push(platform)
  return platform
}

describe('an environment that cannot be used', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['META_APP_SECRET', { META_GRAPH_URL: undefined, META_APP_SECRET: undefined }],
    ['DERING_PORT', { DERING_PORT: 'http' }],
    ['DERING_REDIS_URL', { DERING_REDIS_URL: 'redis://127.0.0.1' }],
    ['DERING_CLOCK', { DERING_CLOCK: 'test', NODE_ENV: 'production' }],
    ['DERING_HOST', { DERING_HOST: '203.0.113.1' }],
    ['DERING_DATA_DIR', { DERING_DATA_DIR: '/dev/null/dering' }],
    ['DERING_SEED_FILE', { DERING_SEED_FILE: '/nowhere/seed.json' }],
    ['DERING_DATABASE_URL', { DERING_DATABASE_URL: 'postgres://dering:pass-word@127.0.0.1:2/dering' }],
  ])('ends it with code 2 and one sentence that names %s', async (name, over) => {
    const folder = makeDataDir()
    const env = { ...testEnvironment({}, folder), ...over }
    const { code, stderr, stdout } = await runPlatform(env)
    expect(stderr).toMatch(new RegExp(`^${name} [^\n]+\n$`))
    expect(stderr).not.toContain('pass-word')
    expect([code, stdout]).toEqual([2, ''])
    removeDataDir(folder)
  })

  it('names the place of a fault in the seed file', async () => {
    const folder = makeDataDir()
    const env = testEnvironment({ seed: { currency: 'IDR', users: [{ id: 'u-ani' }] } }, folder)
    const { code, stderr } = await runPlatform(env)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^DERING_SEED_FILE [^\n]*users[^\n]*\n$/)
    removeDataDir(folder)
  })

  it('names a port that is taken', async () => {
    const platform = await spawnOn(dataDir)
    const folder = makeDataDir()
    const env = testEnvironment({ port: Number(new URL(platform.url).port) }, folder)
    const { code, stderr } = await runPlatform(env)
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^DERING_PORT \d+ cannot be listened on \(EADDRINUSE\)/),
    ])
    removeDataDir(folder)
  })
})

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s closes the sockets with 1012 and ends it with 0 within 5 s',
    async signal => {
      const begun = performance.now()
      const platform = await spawnOn(dataDir)
      const ani = await platform.agent('ani')
      const closed = ani.closed()
      const told = performance.now()
      const exit = await platform.kill(signal)
      // A machine on which it took longer than that to start may need as long to end it.
      expect(performance.now() - told).toBeLessThan(Math.max(5_000, told - begun))
      expect(exit).toEqual({ code: 0, signal: null })
      expect((await closed).code).toBe(1012)
    },
  )

  it('that comes twice, from the terminal and from npm, is one', async () => {
    const platform = await spawnOn(dataDir)
    const [exit] = await Promise.all([platform.kill('SIGINT'), platform.kill('SIGINT')])
    expect(exit.code).toBe(0)
  })
})

describe('kill -9', () => {
  it('right after a webhook was answered with 200 loses nothing', async () => {
    const folder = makeDataDir()
    const first = await spawnOn(folder)
    const calls = Array.from({ length: 5 }, (_, index) => `killed-${index}`)
    const answers = await Promise.all([
      ...calls.map(id => first.postWebhook(customerCalls({ id: `wacid.${id}`, at: Date.now() }))),
      first.postWebhook(customerWrites('Masih ada?', { id: 'wamid.killed', at: Date.now() })),
    ])
    await first.kill('SIGKILL')
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200, 200])

    const second = await spawnOn(folder)
    const ani = await second.agent('ani')
    const known = async () => {
      const { calls: history } = await ani.request('calls.history', {})
      return history.length
    }
    await eventually(known).toBe(calls.length)
    const texts = async () =>
      (await ani.request('rooms.messages', { roomId: 'r1' })).messages.map(message => message.text)
    await eventually(texts).toContain('Masih ada?')
    await second.kill('SIGTERM')
    removeDataDir(folder)
  })

  it('keeps everybody signed in, ends sessions, and the call that rings goes on ringing', async () => {
    const folder = makeDataDir()
    const port = await freePort()
    const first = await spawnOn(folder, { port })
    const ani = await first.agent('ani')
    await first.postWebhook(customerCalls({ id: 'wacid.ringing', at: Date.now() }))
    const offered = await ani.waitFor('call.offered')
    await first.kill('SIGKILL')
    await ani.closed()

    await spawnOn(folder, { port })
    const hello = await ani.resume()
    expect(hello.resumed).toBe(false)
    expect(hello.snapshot?.offers).toMatchObject([
      { call: { id: offered.data.call.id }, sdp: offered.data.sdp, ringUntil: offered.data.ringUntil },
    ])
    await ani.close()
    removeDataDir(folder)
  })
})

describe('the log', () => {
  it('warns once when signatures are not checked, and takes webhooks from anybody then', async () => {
    const platform = await spawnOn(dataDir, { env: { META_APP_SECRET: undefined } })
    expect((await platform.postWebhook('{}', { 'x-hub-signature-256': '' })).status).toBe(200)
    await platform.kill('SIGTERM')
    expect(platform.log.match(/META_APP_SECRET/g)).toHaveLength(1)
  })

  it('holds no number, provider id, session description, password or token of what went through', async () => {
    const folder = makeDataDir()
    const platform = await spawnOn(folder)
    const ani = await platform.agent('ani')
    await platform.postWebhook(customerCalls({ id: 'wacid.NjI4MTIzNDU2Nzg5MA', at: Date.now() }))
    await platform.postWebhook(
      customerWrites('Halo 6281234567890', { id: 'wamid.NjI4MTIzNDU2Nzg5MB', at: Date.now() }),
    )
    const { data } = await ani.waitFor('call.offered')
    await ani.ask('call.answer', { callId: data.call.id, sdp: 'v=0\r\na=ice-pwd:canary-of-the-agent\r\n' })
    await ani.ask('rooms.send', { roomId: 'r1', clientMessageId: 'c1', text: 'canary-of-the-text' })
    await platform.kill('SIGTERM')
    for (const line of platform.log.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    expect(platform.log).toContain('desktop connected')
    const canaries = [
      '6281234567890',
      'NjI4MTIz',
      'canary',
      'a-good-password',
      'eyJ',
      'the-token-of-the-system-user',
    ]
    for (const canary of canaries) expect(platform.log).not.toContain(canary)
    removeDataDir(folder)
  })
})

it('needs no seed file once there is an organisation', async () => {
  const folder = makeDataDir()
  await (await spawnOn(folder)).kill('SIGTERM')
  writeFileSync(join(folder, 'seed.json'), '{}')
  const again = await spawnOn(folder, { env: { DERING_SEED_FILE: undefined } })
  const ani = await again.agent('ani')
  expect(ani.hello.me.name).toBe('Ani')
  await again.kill('SIGTERM')
  removeDataDir(folder)
})
