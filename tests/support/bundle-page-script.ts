import { build } from 'vite'

/** Builds a script of this folder, with what it imports, for Playwright's `addInitScript`. */
export async function bundlePageScript(file: string): Promise<string> {
  const entry = new URL(file, import.meta.url).pathname
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'pageScript' } },
  })
  const [bundled] = [built].flat()
  if (!bundled || !('output' in bundled)) throw new Error(`${file} was not built`)
  return bundled.output[0].code
}
