import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Bundles the phone page into `out/phone`. @returns the folder */
export const buildPhone = async (): Promise<string> => {
  const folder = fileURLToPath(new URL('../out/phone', import.meta.url))
  await build({
    root: fileURLToPath(new URL('phone', import.meta.url)),
    base: '/phone/',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  })
  return folder
}
