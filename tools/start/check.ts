import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchDesktopApp } from '../harness/desktop-app.ts'
import { agentHears, customerHears } from '../harness/listen.ts'
import { openPhone } from '../harness/phone.ts'
import { writeTone } from '../harness/tone.ts'
import { startVirtualScreen } from '../system/xvfb.ts'
import { demoCustomer, demoPeople } from './demo-seed.ts'
import { startDemo } from './demo.ts'
import type { DesktopHost } from './desktop-host.ts'
import { waitForTone } from '../harness/sound.ts'

/** What each side says: far enough apart that neither can be taken for the other. */
const agentHertz = 400
const customerHertz = 1000

const say = (line: string) => process.stdout.write(`${line}\n`)

/** The same start without a screen, and one call through it with sound; throws when anything is not as it should be. */
export async function checkOneCall(host: DesktopHost): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'dering-check-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const tones = { agent: join(folder, 'agent.wav'), customer: join(folder, 'customer.wav') }
  writeTone(tones.agent, agentHertz)
  writeTone(tones.customer, customerHertz)

  const screen = stack.use(await startVirtualScreen())
  const demo = stack.use(await startDemo(folder, 'warn'))
  const desktop = stack.use(
    await launchDesktopApp({
      host,
      serverUrl: demo.platformUrl,
      profileDir: join(folder, 'desktop'),
      signIn: demoPeople.agent,
      toneFile: tones.agent,
      env: { DISPLAY: screen.display },
    }),
  )
  const phone = stack.use(
    await openPhone({ url: demo.phoneUrl, customer: demoCustomer, toneFile: tones.customer }),
  )

  await desktop.window.getByRole('button', { name: 'Connection: Connected' }).waitFor()
  const called = performance.now()
  await phone.page.getByRole('button', { name: 'Call', exact: true }).click()
  const answer = desktop.window.getByRole('button', { name: /^Answer/ })
  await answer.waitFor()
  const rang = performance.now()
  await answer.click()
  const heardByAgent = await waitForTone(() => agentHears(desktop.window), customerHertz)
  const heard = performance.now()
  const heardByCustomer = await waitForTone(() => customerHears(phone.page), agentHertz)
  await desktop.window.getByRole('button', { name: /^Hang up/ }).click()
  await phone.page.getByRole('button', { name: 'Call', exact: true }).waitFor()

  say(`call → ring on the desktop      ${Math.round(rang - called)} ms`)
  say(`answer → customer heard         ${Math.round(heard - rang)} ms`)
  say(`agent hears the customer        ${heardByAgent.peakHz} Hz, level ${heardByAgent.rms}`)
  say(`customer hears the agent        ${heardByCustomer.peakHz} Hz, level ${heardByCustomer.rms}`)
}
