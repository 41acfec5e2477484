import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { makeDataDir, removeDataDir, testEnvironment } from '../../support/platform.ts'

it('ends in order when the npm command is told to, and answers nobody after that', async () => {
  const dataDir = makeDataDir()
  const npm = spawn('npm', ['run', 'platform'], {
    env: { ...process.env, ...testEnvironment({}, dataDir) },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exited = once(npm, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: npm.stdout }).on('line', line => {
      // npm says first what it runs.
      if (line.startsWith('{')) resolve((JSON.parse(line) as { url: string }).url)
    })
    npm.once('exit', code => reject(new Error(`npm ended with ${code} before the platform was ready.`)))
  })
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  npm.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed')
  removeDataDir(dataDir)
})
