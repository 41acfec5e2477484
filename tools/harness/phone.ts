import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../chromium-shell/src/cdp/find-chromium.ts'
import { untilLinked } from './listen.ts'
import { fakeMicrophone } from './tone.ts'

export interface PhoneOptions {
  /** The simulator's phone page. */
  readonly url: string
  readonly customer: { readonly id: string; readonly name: string }
  readonly toneFile: string
}

/** A customer's phone in a browser of its own, with a tone for a voice. */
export interface Phone extends AsyncDisposable {
  readonly page: Page
  readonly browser: Browser
}

/** Opens the customer's phone, ready to call and to be called. */
export async function openPhone(options: PhoneOptions): Promise<Phone> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    headless: true,
    args: [
      ...asRoot,
      ...fakeMicrophone(options.toneFile),
      '--disable-gpu',
      '--disable-background-networking',
    ],
  })
  const context = await browser.newContext({ permissions: ['microphone'], locale: 'en' })
  const page = await context.newPage()
  const url = new URL(options.url)
  url.searchParams.set('customer', options.customer.id)
  url.searchParams.set('name', options.customer.name)
  url.searchParams.set('raw', '1')
  await page.goto(url.href)
  // A phone without a network drops what its person asks for.
  await untilLinked(page)
  return {
    page,
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close()
    },
  }
}
