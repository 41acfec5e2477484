import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const mapSchema = z.object({ sourceRoot: z.string().optional(), sources: z.array(z.string().nullable()) })

/** What is in the app without being in a bundle of code: the shell, what is native, the letters, the filter's wasm. */
const beside = ['electron', 'better-sqlite3', '@fontsource-variable/inter', '@jitsi/rnnoise-wasm']

/**
 * The folders of all packages that the built app has in it, by what the maps of its bundles name: what the bundler left
 * out is not there, and what came by any way is.
 * @throws {Error} when the app is not built
 */
export function packagesInApp(root: string): readonly string[] {
  const maps = globSync('out/{main,renderer}/**/*.map', { cwd: root })
  if (maps.length === 0) throw new Error('The app is not built: run `node tools/build.ts`.')
  const folders = new Set(beside.map(name => path.join(root, 'node_modules', name)))
  for (const map of maps) {
    const file = path.join(root, map)
    const { sourceRoot = '', sources } = mapSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    for (const source of sources) {
      const folder = source && packageOf(path.resolve(path.dirname(file), sourceRoot, source))
      if (folder) folders.add(existsSync(folder) ? folder : atRoot(folder, root))
    }
  }
  return [...folders].sort()
}

/** The innermost package that a file belongs to; null where it is our own. */
export function packageOf(file: string): string | null {
  const parts = file.split(path.sep)
  const at = parts.lastIndexOf('node_modules')
  if (at < 0) return null
  const isScoped = parts[at + 1]?.startsWith('@') === true
  return parts.slice(0, at + (isScoped ? 3 : 2)).join(path.sep)
}

/** The map of a worklet counts from another folder than the one it lies in. */
function atRoot(folder: string, root: string): string {
  return path.join(root, folder.slice(folder.lastIndexOf(`${path.sep}node_modules${path.sep}`) + 1))
}
