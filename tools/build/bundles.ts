import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))

/** The three bundles of the desktop app, one for each runtime. */
export const bundleNames = ['main', 'preload', 'renderer'] as const
export type BundleName = (typeof bundleNames)[number]

export interface Bundle {
  /** Folders and files, from the root, that the bundle is made of. */
  readonly sources: readonly string[]
  /** The folder, from the root, that it is written to. */
  readonly output: string
  readonly config: () => InlineConfig | Promise<InlineConfig>
}

const shared: InlineConfig = { root, configFile: false, logLevel: 'warn', mode: 'production' }

/** Resolved at run time: Electron itself, and packages with native code or that look at files beside themselves. */
const mainExternals = ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate']

export const bundles: Readonly<Record<BundleName, Bundle>> = {
  main: {
    sources: ['src-main', 'src-shared'],
    output: 'out/main',
    config: () => ({
      ...shared,
      ssr: { noExternal: true, external: mainExternals },
      build: {
        ssr: true,
        outDir: 'out/main',
        emptyOutDir: true,
        target: 'node24',
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          // The process, and the threads that it starts.
          input: {
            index: 'src-main/index.ts',
            'export-worker': 'src-main/call-log/export/export-worker.ts',
            'reading-worker': 'src-main/call-log/reading/reading-worker.ts',
          },
          external: mainExternals,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    }),
  },
  preload: {
    sources: ['src-preload', 'src-shared/ipc/channels.ts'],
    output: 'out/preload',
    config: () => ({
      ...shared,
      ssr: { noExternal: true, external: ['electron'] },
      build: {
        ssr: 'src-preload/index.ts',
        outDir: 'out/preload',
        emptyOutDir: true,
        target: 'chrome140',
        sourcemap: false,
        minify: false,
        rolldownOptions: {
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: 'index.cjs' },
        },
      },
    }),
  },
  renderer: {
    sources: ['src-renderer', 'src-shared', 'assets'],
    output: 'out/renderer',
    config: async () => {
      const { default: react } = await import('@vitejs/plugin-react')
      return {
        ...shared,
        root: path.join(root, 'src-renderer'),
        base: '/',
        publicDir: false,
        plugins: [react()],
        build: {
          outDir: path.join(root, 'out/renderer'),
          emptyOutDir: true,
          target: 'chrome140',
          // For reading stack traces of the log; not served to the window.
          sourcemap: 'hidden',
          // A data: URL would need a hole in the content security policy.
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          // Read from the disk beside it: the warning is about networks.
          chunkSizeWarningLimit: 4_000,
          rolldownOptions: {
            // The window, the small one over all others while a call rings or is on, and the one for the wall.
            input: ['index.html', 'call-window.html', 'wallboard.html'].map(page =>
              path.join(root, 'src-renderer', page),
            ),
          },
        },
      }
    },
  },
}
