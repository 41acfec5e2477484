import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { assetManifestSchema } from '../../../src-main/windows/asset-manifest.ts'
import { writeAssetManifest } from '../../../tools/build/asset-manifest.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-assets-'))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('lists every file that the window may have, in the form that the app reads, and no source map', async () => {
  for (const name of ['index-a1.js', 'index-a1.js.map', 'inter-b2.woff2']) {
    writeFileSync(path.join(folder, 'assets', name), '')
  }
  await writeAssetManifest(folder)
  await writeAssetManifest(folder)
  const manifest = assetManifestSchema.parse(
    JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')),
  )
  expect(manifest.files).toEqual([
    { path: '/assets/index-a1.js', contentType: 'text/javascript; charset=utf-8' },
    { path: '/assets/inter-b2.woff2', contentType: 'font/woff2' },
    { path: '/index.html', contentType: 'text/html; charset=utf-8' },
  ])
})

it('stops the build at a kind of file that nobody decided on', async () => {
  writeFileSync(path.join(folder, 'assets', 'surprise.exe'), '')
  await expect(writeAssetManifest(folder)).rejects.toThrow(/surprise\.exe/)
})
