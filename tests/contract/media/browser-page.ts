import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test'
import { build } from 'vite'
import { findChromium } from '../../../tools/chromium-shell/src/cdp/find-chromium.ts'
import { fakeMicrophone } from '../../../tools/harness/tone.ts'

/** A secure origin that is answered by the test alone. */
export const origin = 'https://media.test/'

/** A real browser that speaks a tone into its microphone, and runs one of the scripts in `pages`. */
export async function openBrowser(name: string, toneFile: string) {
  return openPages(name, launch({ args: fakeMicrophone(toneFile) }))
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
  const [script, browser] = await Promise.all([bundle(name), launching])
  return { close: () => browser.close(), freshPage: () => freshPage(browser, script) }
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

async function bundle(name: string): Promise<string> {
  const entry = new URL(`pages/${name}-page.ts`, import.meta.url).pathname
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page' } },
  })
  const [bundled] = [built].flat()
  if (!bundled || !('output' in bundled)) throw new Error(`${name}-page.ts was not built`)
  return bundled.output[0].code
}

async function freshPage(browser: Browser, script: string): Promise<Page> {
  for (const context of browser.contexts()) await context.close()
  const context = await browser.newContext({ permissions: ['microphone'] })
  const page = await context.newPage()
  await page.route('**/*', route => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(origin)
  await page.addScriptTag({ content: script })
  return page
}
