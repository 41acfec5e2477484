import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { profileFree } from '../../../../tools/chromium-shell/src/cdp/profile-lock.ts'

let profile: string
const lockFor = (owner: number | undefined) =>
  symlinkSync(`${hostname()}-${owner}`, path.join(profile, 'SingletonLock'))

beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'dering-profile-'))
})
afterEach(() => rmSync(profile, { recursive: true }))

describe('the profile of the Chromium of an app that was killed', () => {
  it('is waited for until that Chromium has gone', async () => {
    const chromium = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
    await once(chromium, 'spawn')
    lockFor(chromium.pid)
    const free = profileFree(profile)
    chromium.kill('SIGKILL')
    await free
    expect(chromium.signalCode).toBe('SIGKILL')
  })

  it('is free without a lock, and with one that a dead process has left', async () => {
    await profileFree(profile)
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    lockFor(gone.pid)
    await profileFree(profile)
  })
})
