import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockBuild } from '../../../tools/build/build-lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-lock-'))
  file = path.join(folder, 'deep', 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('lets one in at a time', async () => {
  let inside = 0
  let most = 0
  const build = async () => {
    await using _lock = await lockBuild(file)
    inside += 1
    most = Math.max(most, inside)
    await Promise.resolve()
    inside -= 1
  }
  await Promise.all([build(), build(), build()])
  expect(most).toBe(1)
})

it('is not held up by a process that is gone', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  await (await lockBuild(file))[Symbol.asyncDispose]()
  writeFileSync(file, String(pid))
  await using _lock = await lockBuild(file)
})
