/** Loaded before the app: makes `import … from 'electron'` and `require('electron')` find the shell. */
import { registerHooks } from 'node:module'

const electronModule = new URL('electron.ts', import.meta.url).href
const electronNames = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (electronNames.has(specifier)) {
      return { url: electronModule, format: 'module-typescript', shortCircuit: true }
    }
    // Electron's own fs looks into asar archives; `original-fs` is the plain one, the only one here.
    return nextResolve(specifier === 'original-fs' ? 'node:fs' : specifier, context)
  },
})
