import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeTone } from '../../../tools/harness/tone.ts'
import { openBrowser, openMuteBrowser } from './browser-page.ts'

describe('tones in a real browser', () => {
  let folder: string
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dering-tones-'))
    const toneFile = join(folder, 'tone.wav')
    writeTone(toneFile, 440)
    browser = await openBrowser('tones', toneFile)
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    page = await browser.freshPage()
  })

  const contexts = () => page.evaluate(() => window.tonesPage.contexts())
  const ring = (wanted: boolean) =>
    page.evaluate(value => window.tonesPage.tones.ring(value ? 'room' : null), wanted)

  it('[D1] rings again and again without a click on the page, once however often it is wanted', async () => {
    await ring(true)
    await ring(true)
    await expect.poll(contexts).toEqual(['running'])
    expect(await page.evaluate(() => window.tonesPage.tones.looping)).toBe('ring')
  })

  it('[D2] is silent within 300 ms, and lets the device go', async () => {
    await ring(true)
    await expect.poll(contexts).toEqual(['running'])
    await page.evaluate(() => window.tonesPage.tones.ring(null))
    // By the clock of the sound itself, which a busy machine cannot delay.
    const [seconds, ...more] = await page.evaluate(() => window.tonesPage.endings())
    expect(more).toEqual([])
    expect(seconds).toBeLessThan(0.3)
    await expect.poll(contexts).toEqual(['closed'])
  })

  it.each(['', 'unplugged'])(
    '[D2] [D3] lets the device go when it is stopped before it has begun, and never begins, on output "%s"',
    async deviceId => {
      await page.evaluate(output => {
        window.tonesPage.set({ ringOutputs: [{ deviceId: output, volume: 0.7 }] })
        window.tonesPage.tones.ring('room')
        window.tonesPage.tones.ring(null)
      }, deviceId)
      await expect.poll(contexts).toEqual(['closed'])
      expect(await page.evaluate(() => window.tonesPage.growths())).toEqual([])
    },
  )

  it.each(['', 'unplugged'])(
    '[D3] is no trouble with the sound when it is stopped before it has begun, on output "%s"',
    async deviceId => {
      await page.evaluate(async output => {
        window.tonesPage.set({ ringOutputs: [{ deviceId: output, volume: 0.7 }] })
        // Answered elsewhere after each of the steps in which it begins.
        for (let steps = 0; steps < 12; steps += 1) {
          window.tonesPage.tones.ring('room')
          for (let step = 0; step < steps; step += 1) await Promise.resolve()
          window.tonesPage.tones.ring(null)
        }
      }, deviceId)
      await expect.poll(async () => new Set(await contexts())).toEqual(new Set(['closed']))
      expect(await page.evaluate(() => window.tonesPage.troubles())).toEqual([])
    },
  )

  it('[D4] rings on the default where the chosen device is gone', async () => {
    await page.evaluate(() => window.tonesPage.set({ ringOutputs: [{ deviceId: 'unplugged', volume: 0.7 }] }))
    await ring(true)
    await expect.poll(async () => (await contexts()).filter(state => state === 'running')).toHaveLength(1)
    expect(await page.evaluate(() => window.tonesPage.troubles())).toEqual([])
  })

  it('[D1] rings softly at first, and beeps as it is', async () => {
    const growths = () => page.evaluate(() => window.tonesPage.growths())
    await ring(true)
    await expect.poll(growths).toHaveLength(1)
    const [ringing] = await growths()
    expect(ringing?.from).toBeCloseTo(0.07)
    expect(ringing?.to).toBeCloseTo(0.7)
    expect(ringing?.seconds).toBeCloseTo(3)
    await page.evaluate(() => window.tonesPage.tones.beep(true))
    await expect.poll(async () => (await growths())[1]).toEqual({ from: 1, to: 1, seconds: 0 })
  })

  it('stops ringing back when it rings, and the other way round', async () => {
    await page.evaluate(() => window.tonesPage.tones.ringback(true))
    await ring(true)
    expect(await page.evaluate(() => window.tonesPage.tones.looping)).toBe('ring')
    await expect.poll(contexts).toEqual(['closed', 'running'])
  })

  it('[D3] is proven without a sound, also where a chosen device is gone, and lets the device go', async () => {
    const isHeard = () =>
      page.evaluate(() =>
        window.tonesPage.ringSilently([
          { deviceId: '', volume: 0.7 },
          { deviceId: 'unplugged', volume: 0.7 },
        ]),
      )
    expect(await isHeard()).toBe(true)
    await expect.poll(async () => new Set(await contexts())).toEqual(new Set(['closed']))
    expect(await page.evaluate(() => window.tonesPage.growths())).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ to: 0.7 })]),
    )
  })

  it('confirms once and lets the device go, unless that is turned off', async () => {
    await page.evaluate(() => window.tonesPage.tones.connected())
    await expect.poll(contexts).toEqual(['closed'])
    await page.evaluate(() => {
      window.tonesPage.set({ callSounds: false })
      window.tonesPage.tones.ended()
    })
    expect(await contexts()).toHaveLength(1)
  })
})

it('[D3] a ring is not proven where the browser keeps sound back until a click', async () => {
  const browser = await openMuteBrowser('tones')
  try {
    const page = await browser.freshPage()
    // The page tries by itself: what Playwright evaluates counts as a click.
    await page.addInitScript(() => {
      const tell = async () => {
        const isHeard = await window.tonesPage.ringSilently([{ deviceId: '', volume: 0.7 }], 1_000)
        console.info(`heard: ${String(isHeard)}`)
      }
      window.addEventListener('load', () => void tell())
    })
    const said = page.waitForEvent('console', message => message.text().startsWith('heard'))
    await page.reload()
    expect((await said).text()).toMatch(/^heard: false/)
  } finally {
    await browser.close()
  }
})
