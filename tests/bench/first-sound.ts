import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../tools/chromium-shell/src/cdp/find-chromium.ts'
import { fakeMicrophone, writeTone } from '../../tools/harness/tone.ts'
import { connected, phoneControls } from '../e2e/desktop.ts'
import { budi } from '../support/seed.ts'
import { startWorld, voices } from '../support/world.ts'
import { printComparison, type Round, roundOf } from './statistics.ts'

const rounds = 7

/** Click on Answer → first sound of the customer, through the whole product, against the shortest WebRTC call. */
export async function benchFirstSound(): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'dering-bench-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const world = stack.use(await startWorld())
  const { window } = await world.app('ani')
  const desktop = await connected(window)
  const phone = phoneControls((await world.phone(budi, 'budi')).page)
  const bare = stack.use(await bareCall(folder))

  const dering = async () => {
    await phone.call.click()
    await desktop.answer.waitFor()
    const sound = await measureFromClick(window)
    await desktop.answer.click()
    const ms = await sound()
    await desktop.hangUp.click()
    await phone.call.waitFor()
    return ms
  }
  const results: { ours: Round[]; peer: Round[] } = { ours: [], peer: [] }
  await dering()
  await bare.call()
  for (let round = 0; round < rounds; round += 1) {
    results.ours.push(roundOf([await dering()]))
    results.peer.push(roundOf([await bare.call()]))
  }
  printComparison('Click on Answer → first sound', results.ours, {
    name: 'bare two-page WebRTC call',
    rounds: results.peer,
  })
}

/** Arms the page: from its next click until it receives sound, in milliseconds of its own clock. */
async function measureFromClick(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const surface = globalThis as unknown as {
      deringTest: { levels(): { remoteRms: number } }
      firstSound: Promise<number>
    }
    surface.firstSound = new Promise(resolve => {
      const onClick = () => {
        const clicked = performance.now()
        const timer = setInterval(() => {
          if (surface.deringTest.levels().remoteRms < 0.01) return
          clearInterval(timer)
          resolve(performance.now() - clicked)
        }, 5)
      }
      document.addEventListener('click', onClick, { capture: true, once: true })
    })
  })
  return () => page.evaluate(() => (globalThis as unknown as { firstSound: Promise<number> }).firstSound)
}

interface BareCall extends AsyncDisposable {
  /** One call between two fresh pages. */
  call(): Promise<number>
}

/** What the bare page offers to whoever drives it. */
interface BarePage {
  offer(): Promise<string>
  ring(sdp: string): Promise<void>
  accept(sdp: string): Promise<void>
  readonly answered: Promise<string>
}

async function bareCall(folder: string): Promise<BareCall> {
  const html = readFileSync(new URL('peers/bare-call.html', import.meta.url))
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const launch = (voice: 'ani' | 'budi'): Promise<Browser> => {
    const tone = join(folder, `${voice}.wav`)
    writeTone(tone, voices[voice])
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return chromium.launch({
      executablePath: findChromium(process.env),
      args: [...asRoot, ...fakeMicrophone(tone), '--disable-gpu'],
    })
  }
  const [agents, customers] = [await launch('ani'), await launch('budi')]
  const open = async (browser: Browser) => {
    const context = await browser.newContext({ permissions: ['microphone'] })
    const page = await context.newPage()
    await page.goto(url)
    return page
  }
  return {
    async call() {
      const [agent, customer] = [await open(agents), await open(customers)]
      const offer = await customer.evaluate(() => (globalThis as unknown as BarePage).offer())
      await agent.evaluate(sdp => (globalThis as unknown as BarePage).ring(sdp), offer)
      const sound = await measureFromClick(agent)
      await agent.getByRole('button', { name: 'Answer' }).click()
      const answer = await agent.evaluate(() => (globalThis as unknown as BarePage).answered)
      await customer.evaluate(sdp => (globalThis as unknown as BarePage).accept(sdp), answer)
      const ms = await sound()
      await Promise.all([agent.context().close(), customer.context().close()])
      return ms
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([agents.close(), customers.close()])
      server.close()
    },
  }
}
