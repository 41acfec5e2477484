import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeTone } from '../../../tools/harness/tone.ts'
import { type Pulse, startPulse } from '../../support/pulse.ts'
import { openBrowser, openBrowserOn } from './browser-page.ts'

const patient = { timeout: 30_000, interval: 100 }
const hum = { headset: 440, laptop: 700 } as const
const customerHz = 1_000

describe('[D4] devices that come and go during a call', () => {
  let folder: string
  let pulse: Pulse
  let agentBrowser: Awaited<ReturnType<typeof openBrowserOn>>
  let customerBrowser: Awaited<ReturnType<typeof openBrowser>>
  let agent: Page
  let customer: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dering-swap-'))
    const toneFile = join(folder, 'customer.wav')
    writeTone(toneFile, customerHz)
    pulse = await startPulse()
    await plugAll()
    await pulse.setDefaultSpeaker('desk')
    await pulse.setDefaultMicrophone('laptop')
    customerBrowser = await openBrowser('customer', toneFile)
    agentBrowser = await openBrowserOn(pulse.env, 'agent')
  })
  afterAll(async () => {
    await agentBrowser?.close()
    await customerBrowser?.close()
    await pulse?.[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    await plugAll()
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

  async function plugAll() {
    for (const name of ['desk', 'earpiece']) await pulse.plugSpeaker(name)
    for (const name of ['laptop', 'headset'] as const) await pulse.plugMicrophone(name, hum[name])
  }
  const state = () => agent.evaluate(() => window.agent.state())
  const heardByCustomer = async () => {
    const { peakHz } = await customer.evaluate(() => window.customer.hears())
    return Object.entries(hum).find(([, hertz]) => Math.abs(peakHz - hertz) < 30)?.[0] ?? 'nobody'
  }
  const isHeardOn = async (speaker: string) => {
    const { rms, peakHz } = await pulse.hear(speaker)
    return rms > 0.01 && Math.abs(peakHz - customerHz) < 30
  }
  /** Null while it is not plugged in. */
  async function idOf(kind: 'microphones' | 'speakers', label: string) {
    const found = await agent.evaluate(() => window.agent.devices())
    return found[kind].find(device => device.label === label)?.id ?? null
  }
  const plugged = async (kind: 'microphones' | 'speakers', label: string) => {
    await expect.poll(() => idOf(kind, label), patient).not.toBe(null)
    return (await idOf(kind, label)) ?? ''
  }

  it('the microphone: the next one at once, and the first again when it is back and wanted', async () => {
    const headset = await plugged('microphones', 'headset')
    await agent.evaluate(id => window.agent.setMicrophone(id), headset)
    await expect.poll(heardByCustomer, patient).toBe('headset')

    await pulse.unplug('headset')
    await expect.poll(heardByCustomer, patient).toBe('laptop')
    expect((await state()).microphone).toMatchObject({ status: 'open', replaces: 'headset' })
    expect(await agent.evaluate(() => window.agent.openMicrophones())).toBe(1)

    await pulse.plugMicrophone('headset', hum.headset)
    const again = await plugged('microphones', 'headset')
    await expect.poll(heardByCustomer, patient).toBe('laptop')
    await agent.evaluate(id => window.agent.setMicrophone(id), again)
    await expect.poll(heardByCustomer, patient).toBe('headset')
  })

  it('the speaker: the system’s at once, and the first again when it is back and wanted', async () => {
    const earpiece = await plugged('speakers', 'earpiece')
    await agent.evaluate(id => window.agent.setSpeaker(id), earpiece)
    await expect.poll(() => isHeardOn('earpiece'), patient).toBe(true)
    // What was on its way there before may still come out of it.
    await expect.poll(() => isHeardOn('desk'), patient).toBe(false)

    await pulse.unplug('earpiece')
    await expect.poll(() => isHeardOn('desk'), patient).toBe(true)
    await expect
      .poll(async () => (await state()).speaker, patient)
      .toEqual({
        deviceId: '',
        replaces: 'earpiece',
      })

    await pulse.plugSpeaker('earpiece')
    const again = await plugged('speakers', 'earpiece')
    await agent.evaluate(id => window.agent.setSpeaker(id), again)
    await expect.poll(async () => (await state()).speaker, patient).toEqual({ deviceId: again })
    expect(await agent.evaluate(() => window.agent.troubles())).toEqual([])
  })
})
