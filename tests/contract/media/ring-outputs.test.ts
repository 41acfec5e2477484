import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Pulse, startPulse } from '../../support/pulse.ts'
import { openBrowserOn } from './browser-page.ts'

const patient = { timeout: 30_000, interval: 50 }
const isHeard = 0.01

describe('tones on real devices', () => {
  let pulse: Pulse
  let browser: Awaited<ReturnType<typeof openBrowserOn>>
  let page: Page
  beforeAll(async () => {
    pulse = await startPulse()
    await plugAll()
    await pulse.plugMicrophone('microphone', 440)
    await pulse.setDefaultSpeaker('laptop')
    browser = await openBrowserOn(pulse.env, 'tones')
  })
  afterAll(async () => {
    await browser?.close()
    await pulse?.[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    await plugAll()
    page = await browser.freshPage()
  })

  async function plugAll() {
    for (const speaker of ['laptop', 'headset', 'desk', 'earpiece', 'hall']) await pulse.plugSpeaker(speaker)
  }
  const loudness = async (speaker: string, forMs?: number) => (await pulse.hear(speaker, forMs)).rms
  async function idOf(label: string) {
    const speakers = await page.evaluate(() => window.tonesPage.speakers())
    return speakers.find(speaker => speaker.label === label)?.id ?? ''
  }
  async function choose(volumes: Readonly<Record<string, number>>, speakerId = '') {
    const ringOutputs = await Promise.all(
      Object.entries(volumes).map(async ([label, volume]) => ({ deviceId: await idOf(label), volume })),
    )
    await page.evaluate(change => window.tonesPage.set(change), { ringOutputs, speakerId })
  }
  const ring = () => page.evaluate(() => window.tonesPage.tones.ring('room'))

  it('[D1] rings on several at once, each with its own volume, and nowhere else', async () => {
    await choose({ headset: 0.25, desk: 1 })
    // From before it begins: the default is where a sound begins that has not been sent elsewhere.
    const beginning = loudness('laptop', 2_000)
    await ring()
    const ratio = async () => {
      // A whole loop, so that both hear the same notes.
      const [headset, desk] = await Promise.all([loudness('headset', 3_200), loudness('desk', 3_200)])
      return desk > isHeard ? headset / desk : 0
    }
    await expect.poll(ratio, patient).toBeCloseTo(0.25, 1)
    expect(await beginning).toBeLessThan(0.001)
    expect(await loudness('laptop', 1_000)).toBeLessThan(0.001)
    await page.evaluate(() => window.tonesPage.tones.ring(null))
    await expect.poll(() => loudness('desk', 200), patient).toBe(0)
    await expect.poll(() => loudness('headset', 200), patient).toBe(0)
  })

  it('[D4] goes on where it can when devices are unplugged while it rings', async () => {
    await choose({ headset: 0.8, desk: 0.8 })
    await ring()
    await expect.poll(() => loudness('headset', 1_500), patient).toBeGreaterThan(isHeard)
    await pulse.unplug('headset')
    await expect.poll(() => loudness('desk', 1_500), patient).toBeGreaterThan(isHeard)
    await pulse.unplug('desk')
    await expect.poll(() => loudness('laptop', 1_500), patient).toBeGreaterThan(isHeard)
  })

  it.each(['ringback', 'beep'] as const)(
    'plays the %s where the agent listens, never where it rings',
    async name => {
      await choose({ hall: 1 }, await idOf('earpiece'))
      await page.evaluate(tone => window.tonesPage.tones[tone](true), name)
      await expect.poll(() => loudness('earpiece', 1_000), patient).toBeGreaterThan(0.001)
      expect(await loudness('hall', 1_000)).toBe(0)
      await expect.poll(() => loudness('laptop', 200), patient).toBe(0)
    },
  )
})
