import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { savePath } from '../../../../tools/chromium-shell/src/desktop/save-path.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dering-save-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('where a file is saved that nobody chooses a place for', () => {
  it('is what the app suggests', () => {
    expect(savePath(join(folder, 'new', 'calls.csv'), {})).toBe(join(folder, 'new', 'calls.csv'))
  })

  it('is the folder that was named, under the suggested name', () => {
    const environment = { ELECTRON_SHELL_SAVE_FOLDER: folder }
    expect(savePath('/home/ani/Downloads/calls.csv', environment)).toBe(join(folder, 'calls.csv'))
    expect(savePath(undefined, environment)).toBe(join(folder, 'file'))
  })

  it('never takes the place of another file', () => {
    for (const name of ['calls.csv', 'calls (2).csv']) writeFileSync(join(folder, name), '')
    expect(savePath(join(folder, 'calls.csv'), {})).toBe(join(folder, 'calls (3).csv'))
  })
})
