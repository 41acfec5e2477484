import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test'
import { build } from 'vite'
import { callsPagePolicy } from '../../../src-main/windows/csp.ts'
import { findChromium } from '../../../tools/chromium-shell/src/cdp/find-chromium.ts'
import { fakeMicrophone } from '../../../tools/harness/tone.ts'

/** A real browser that speaks a tone into its microphone, and runs one of the scripts in `pages`. */
export async function openBrowser(name: string, toneFile: string) {
  return openPages(name, launch({ args: fakeMicrophone(toneFile) }))
}

/** A real browser that plays nothing until somebody clicks. */
export async function openMuteBrowser(name: string) {
  return openPages(name, launch({ args: ['--autoplay-policy=document-user-activation-required'] }))
}

/** A real browser that hears and speaks through real devices: those of the sound server that `env` names. */
export async function openBrowserOn(env: Readonly<Record<string, string>>, name: string) {
  const args = ['--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required']
  return openPages(
    name,
    launch({ args, env: { ...process.env, ...env }, ignoreDefaultArgs: ['--mute-audio'] }),
  )
}

async function openPages(name: string, launching: Promise<Browser>) {
  const [files, browser] = await Promise.all([bundle(name), launching])
  const server = await serve(files)
  return {
    freshPage: () => freshPage(browser, server.url),
    async close() {
      await browser.close()
      server.close()
    },
  }
}

function launch({ args = [], ...options }: LaunchOptions): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath: findChromium(process.env),
    args: [
      ...args,
      '--disable-gpu',
      // As root, the browser's own sandbox cannot start; the page is our own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
}

type Files = ReadonlyMap<string, string | Uint8Array>

/** The script and what it loads, by their paths: as the app is built. */
async function bundle(name: string): Promise<Files> {
  const entry = new URL(`pages/${name}-page.ts`, import.meta.url).pathname
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    base: '/',
    build: {
      write: false,
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { entryFileNames: 'page.js' } },
    },
  })
  const [bundled] = [built].flat()
  if (!bundled || !('output' in bundled)) throw new Error(`${name}-page.ts was not built`)
  return new Map(
    bundled.output.map(file => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  )
}

async function freshPage(browser: Browser, url: string): Promise<Page> {
  for (const context of browser.contexts()) await context.close()
  const context = await browser.newContext({ permissions: ['microphone'] })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' }

/**
 * By a server, since Playwright cannot answer for a worklet's script. Under the policy of the app's own page, so that
 * nothing passes here that it forbids.
 */
async function serve(files: Files) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const file =
      path === '/' ? '<!doctype html><script type="module" src="/page.js"></script>' : files.get(path)
    if (file === undefined) return void response.writeHead(404).end()
    const headers = { 'content-security-policy': callsPagePolicy }
    response.writeHead(200, { ...headers, 'content-type': types[extname(path)] ?? 'text/html' }).end(file)
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A server on a port has an address of this shape; the string is for pipes.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
