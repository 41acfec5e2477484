import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeNoise, writeTone } from '../../../tools/harness/tone.ts'
import { openBrowser } from './browser-page.ts'

const patient = { timeout: 20_000, interval: 200 }
const noiseRms = 0.05

describe('noise around the agent', () => {
  let folder: string
  let agentBrowser: Awaited<ReturnType<typeof openBrowser>>
  let customerBrowser: Awaited<ReturnType<typeof openBrowser>>
  let agent: Page
  let customer: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dering-noise-'))
    const [noise, tone] = [join(folder, 'noise.wav'), join(folder, 'tone.wav')]
    writeNoise(noise, noiseRms)
    writeTone(tone, 1_000)
    agentBrowser = await openBrowser('agent', noise)
    customerBrowser = await openBrowser('customer', tone)
  })
  afterAll(async () => {
    await agentBrowser?.close()
    await customerBrowser?.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    agent = await agentBrowser.freshPage()
    customer = await customerBrowser.freshPage()
    const offer = await customer.evaluate(() => window.customer.offer())
    const answer = await agent.evaluate(sdp => window.agent.prepareInbound(sdp), offer)
    await customer.evaluate(sdp => window.customer.takeAnswer(sdp), answer)
    await agent.evaluate(async () => {
      await window.agent.act('connect')
      await window.agent.act('openMicrophone')
      await window.agent.act('startSending')
    })
  })

  const heard = async () => (await customer.evaluate(() => window.customer.hears())).rms

  it('reaches the customer when it is not reduced, and hardly when it is', async () => {
    await agent.evaluate(() => window.agent.suppressNoise('off'))
    await expect.poll(heard, patient).toBeGreaterThan(noiseRms / 2)
    await agent.evaluate(() => window.agent.suppressNoise('browser'))
    await expect.poll(heard, patient).toBeLessThan(noiseRms / 5)
    await agent.evaluate(() => window.agent.suppressNoise('off'))
    await expect.poll(heard, patient).toBeGreaterThan(noiseRms / 2)
  })
})
