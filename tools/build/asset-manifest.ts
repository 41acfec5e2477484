import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
}

const manifestName = 'manifest.json'

/**
 * Writes the list of every file that the app serves to its window.
 * @throws {Error} when a file has a type that nobody decided on
 */
export async function writeAssetManifest(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile() && entry.name !== manifestName && !entry.name.endsWith('.map'))
    .map(entry => {
      const file = path.relative(folder, path.join(entry.parentPath, entry.name))
      return { path: `/${file.split(path.sep).join('/')}`, contentType: contentTypeOf(file) }
    })
    .sort((a, b) => a.path.localeCompare(b.path))
  await writeFile(path.join(folder, manifestName), JSON.stringify({ files }, null, 2))
}

function contentTypeOf(file: string): string {
  const contentType = contentTypes[path.extname(file)]
  if (contentType === undefined) throw new Error(`No content type is known for ${file}.`)
  return contentType
}
