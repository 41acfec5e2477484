import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildGallery } from '../support/gallery/server.ts'

/** Builds the gallery for all workers, in a folder of this run that each of them serves; gone at the end. */
async function buildOnce(): Promise<() => void> {
  const outDir = mkdtempSync(join(tmpdir(), 'dering-gallery-'))
  await buildGallery(outDir)
  process.env['DERING_GALLERY_DIR'] = outDir
  return () => rmSync(outDir, { recursive: true, force: true })
}

// Playwright takes a global set-up as a default export.
// oxlint-disable-next-line import/no-default-export
export default buildOnce
