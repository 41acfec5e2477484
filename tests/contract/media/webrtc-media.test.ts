import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { writeTone } from '../../../tools/harness/tone.ts'
import { openBrowser } from './browser-page.ts'
import { type MediaBench, tones } from './media-bench.ts'
import { keepsTheMediaContract, type MediaPlace } from './media-contract.ts'

interface WebrtcBench extends MediaBench {
  /** As the port itself counts them: the microphone, and the copy of its track that is sent. */
  countedMicrophones(): Promise<number>
}

interface WebrtcPlace extends MediaPlace {
  bench(): Promise<WebrtcBench>
}

keepsTheMediaContract('WebRTC', openPlace)

it('lets go of every copy of the microphone’s track too', async () => {
  await using stack = new AsyncDisposableStack()
  const place = await openPlace()
  stack.defer(() => place.close())
  const bench = await place.bench()
  await bench.ring()
  expect(await bench.countedMicrophones()).toBe(0)
  await bench.answer()
  await bench.act('openMicrophone')
  expect(await bench.countedMicrophones()).toBe(2)
  await bench.setMicrophone('')
  expect(await bench.countedMicrophones()).toBe(2)
  await bench.act('close')
  expect(await bench.countedMicrophones()).toBe(0)
})

/** Two real browsers, one for each microphone's tone. */
async function openPlace(): Promise<WebrtcPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'dering-media-'))
  const [agent, customer] = await Promise.all([openSide(folder, 'agent'), openSide(folder, 'customer')])
  return {
    async bench() {
      return createBench(await agent.freshPage(), await customer.freshPage())
    },
    async close() {
      await Promise.all([agent.close(), customer.close()])
      await rm(folder, { recursive: true })
    },
  }
}

async function openSide(folder: string, who: keyof typeof tones) {
  const toneFile = join(folder, `${who}.wav`)
  writeTone(toneFile, tones[who])
  return openBrowser(who, toneFile)
}

function createBench(agent: Page, customer: Page): WebrtcBench {
  let customerAnswer = ''
  let agentSdp = ''
  let bytes = 0
  return {
    async ring() {
      const offer = await customer.evaluate(() => window.customer.offer())
      agentSdp = await agent.evaluate(sdp => window.agent.prepareInbound(sdp), offer)
      return agentSdp
    },
    async answer() {
      await customer.evaluate(sdp => window.customer.takeAnswer(sdp), agentSdp)
      await agent.evaluate(() => window.agent.act('connect'))
    },
    async dial() {
      agentSdp = await agent.evaluate(() => window.agent.prepareOutbound())
      customerAnswer = await customer.evaluate(sdp => window.customer.answer(sdp), agentSdp)
      await agent.evaluate(sdp => window.agent.applyRemote(sdp), customerAnswer)
      return agentSdp
    },
    repeatRemote: () => agent.evaluate(sdp => window.agent.applyRemote(sdp), customerAnswer),
    prepareWith: offer => agent.evaluate(async sdp => void (await window.agent.prepareInbound(sdp)), offer),
    act: action => agent.evaluate(name => window.agent.act(name), action),
    setMuted: muted => agent.evaluate(value => window.agent.setMuted(value), muted),
    setMicrophone: deviceId => agent.evaluate(id => window.agent.setMicrophone(id), deviceId),
    state: () => agent.evaluate(() => window.agent.state()),
    path: () => agent.evaluate(() => window.agent.path()),
    levels: () => agent.evaluate(() => window.agent.levels()),
    openMicrophones: () => agent.evaluate(() => window.agent.openMicrophones()),
    countedMicrophones: () => agent.evaluate(() => window.agent.countedMicrophones()),
    customerHears: () => customer.evaluate(() => window.customer.hears()),
    async customerReceives() {
      const before = bytes
      bytes = await customer.evaluate(() => window.customer.bytes())
      return bytes > before
    },
    customerSends: sends => customer.evaluate(value => window.customer.send(value), sends),
    // Granting nothing refuses all the rest.
    forbidMicrophone: () => agent.context().grantPermissions([], { origin: new URL(agent.url()).origin }),
  }
}
