import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from '../../../../src-main/logging/electron-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('[D9] has as much in its file as the organisation wants, from then on', () => {
  const log = openLog(folder, 'error')
  log.info('before')
  log.keepFrom('warn')
  log.info('hidden')
  log.warn('shown')
  log.keepFrom('info')
  log.info('again')
  const lines = readFileSync(path.join(folder, 'main.log'), 'utf8').trim().split('\n')
  expect(lines.map(line => line.split(' ').at(-1))).toEqual(['before', 'shown', 'again'])
})
