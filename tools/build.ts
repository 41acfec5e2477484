import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type BundleName, bundleNames, bundles, root } from './build/bundles.ts'
import { lockBuild } from './build/build-lock.ts'
import { writeAssetManifest } from './build/asset-manifest.ts'
import { hashOf } from './build/source-hash.ts'

/** What every bundle depends on besides its sources. */
const alwaysSources = ['tools/build', 'tools/build.ts', 'package.json', 'package-lock.json']

/**
 * Builds the desktop app into `out`: all three bundles, or those named. A bundle whose sources have not changed since
 * it was built is left as it is. Returns the names of those that were built.
 */
export async function buildDesktop(
  options: { readonly only?: readonly BundleName[] } = {},
): Promise<readonly BundleName[]> {
  await using _lock = await lockBuild(path.join(root, 'out/.built/lock'))
  const built: BundleName[] = []
  for (const name of options.only ?? bundleNames) {
    if (await buildIfChanged(name)) built.push(name)
  }
  return built
}

async function buildIfChanged(name: BundleName): Promise<boolean> {
  const { sources, output, config } = bundles[name]
  const hashFile = path.join(root, 'out/.built', name)
  const hash = await hashOf(
    root,
    [...sources, ...alwaysSources].filter(source => existsSync(path.join(root, source))),
  )
  if (existsSync(path.join(root, output)) && (await readHash(hashFile)) === hash) return false
  const { build } = await import('vite')
  await build(await config())
  if (name === 'renderer') await writeAssetManifest(path.join(root, output))
  await mkdir(path.dirname(hashFile), { recursive: true })
  await writeFile(hashFile, hash)
  return true
}

async function readHash(file: string): Promise<string | undefined> {
  return existsSync(file) ? readFile(file, 'utf8') : undefined
}

if (import.meta.main) {
  const built = await buildDesktop()
  process.stdout.write(built.length === 0 ? 'Up to date.\n' : `Built ${built.join(', ')}.\n`)
}
