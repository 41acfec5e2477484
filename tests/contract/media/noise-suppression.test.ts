import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NoiseSuppression } from '../../../src-shared/ipc/sound-settings.ts'
import { writeTone, writeVoiceInNoise } from '../../../tools/harness/tone.ts'
import { createContrast, voiceIsHeard } from '../../support/contrast.ts'
import { openBrowser } from './browser-page.ts'

const patient = { timeout: 30_000, interval: 50 }
/** In decibels between the voice and its pause: the room has about 22, RNNoise leaves 60, the browser 38. */
const taken = 45
const lowered = 30

// Four ways to treat noise one after the other, each heard for some seconds.
describe('noise around the agent', { timeout: 180_000 }, () => {
  let folder: string
  let agentBrowser: Awaited<ReturnType<typeof openBrowser>>
  let customerBrowser: Awaited<ReturnType<typeof openBrowser>>
  let agent: Page
  let customer: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dering-noise-'))
    const [room, tone] = [join(folder, 'room.wav'), join(folder, 'tone.wav')]
    writeVoiceInNoise(room, { voice: 0.12, noise: 0.02 })
    writeTone(tone, 1_000)
    agentBrowser = await openBrowser('agent', room)
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
  })

  async function talk(how: NoiseSuppression) {
    const offer = await customer.evaluate(() => window.customer.offer())
    const answer = await agent.evaluate(sdp => window.agent.prepareInbound(sdp), offer)
    await customer.evaluate(sdp => window.customer.takeAnswer(sdp), answer)
    await agent.evaluate(async chosen => {
      window.agent.chooseNoise(chosen)
      await window.agent.act('connect')
      await window.agent.act('openMicrophone')
      await window.agent.act('startSending')
    }, how)
  }
  const change = (how: NoiseSuppression) => agent.evaluate(chosen => window.agent.suppressNoise(chosen), how)
  const microphone = async () => (await agent.evaluate(() => window.agent.state())).microphone
  const contexts = async () => new Set(await agent.evaluate(() => window.agent.contexts()))
  const isSilent = async () => (await customer.evaluate(() => window.customer.hears())).rms < 0.000_5

  /** Of what the customer hears from now on. */
  const contrast = () =>
    createContrast(async () => (await customer.evaluate(() => window.customer.hears())).rms)

  const isBetween = (least: number, most: number) => () => {
    const measure = contrast()
    return async () => {
      const decibels = await measure()
      return decibels > least && decibels < most
    }
  }
  const isLeftIn = isBetween(10, lowered)
  const isLowered = isBetween(lowered, taken)

  it('is left in, lowered by the browser, or taken out by RNNoise, in the middle of one call', async () => {
    await talk('off')
    await expect.poll(isLeftIn(), patient).toBe(true)
    await change('rnnoise')
    await expect.poll(contrast(), patient).toBeGreaterThan(taken)
    await change('browser')
    await expect.poll(isLowered(), patient).toBe(true)
    await change('off')
    await expect.poll(isLeftIn(), patient).toBe(true)
    expect((await agent.evaluate(() => window.agent.state())).link).toMatchObject({ status: 'connected' })
    expect(await agent.evaluate(() => window.agent.troubles())).toEqual([])
  })

  it('[O7] stays muted when it is treated otherwise, and lets go of everything with the call', async () => {
    await talk('rnnoise')
    await expect.poll(contrast(), patient).toBeGreaterThan(taken)
    await agent.evaluate(() => window.agent.setMuted(true))
    await expect.poll(isSilent, patient).toBe(true)
    await change('off')
    await change('rnnoise')
    expect(await agent.evaluate(() => window.agent.state())).toMatchObject({
      muted: true,
      microphone: { status: 'open' },
    })
    expect(await agent.evaluate(() => window.agent.openMicrophones())).toBe(1)
    // The device, what RNNoise makes of it, and the muted copy.
    expect(await agent.evaluate(() => window.agent.countedMicrophones())).toBe(3)
    await expect
      .poll(() => agent.evaluate(() => window.agent.levels().localRms), patient)
      .toBeGreaterThan(voiceIsHeard)
    expect(await isSilent()).toBe(true)
    await agent.evaluate(() => window.agent.setMuted(false))
    await expect.poll(contrast(), patient).toBeGreaterThan(taken)

    await agent.evaluate(() => window.agent.act('close'))
    expect(await agent.evaluate(() => window.agent.countedMicrophones())).toBe(0)
    await expect.poll(contexts, patient).toEqual(new Set(['closed']))
  })

  it('is left to the browser where RNNoise cannot be loaded, and the agent is told', async () => {
    await agent.route('**/*.wasm', route => route.abort())
    await talk('rnnoise')
    await expect.poll(microphone, patient).toMatchObject({ status: 'open', filterFailed: true })
    await expect.poll(isLowered(), patient).toBe(true)
    expect(await agent.evaluate(() => window.agent.troubles())).toHaveLength(1)
    expect(await agent.evaluate(() => window.agent.openMicrophones())).toBe(1)
  })

  it('is left to the browser when RNNoise is stopped during the call', async () => {
    await talk('rnnoise')
    await expect.poll(contrast(), patient).toBeGreaterThan(taken)
    expect(await microphone()).not.toHaveProperty('filterFailed')
    await agent.evaluate(() => window.agent.suspendContexts())
    await expect.poll(microphone, patient).toMatchObject({ status: 'open', filterFailed: true })
    await expect.poll(isLowered(), patient).toBe(true)
  })
})
