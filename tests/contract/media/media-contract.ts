import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MediaBench, tones } from './media-bench.ts'

/** A bench for each test, from a place that stays open for all of them. */
export interface MediaPlace {
  bench(): Promise<MediaBench>
  close(): Promise<void>
}

const patient = { timeout: 30_000, interval: 100 }
/** Noise suppression takes nine tenths of a steady tone; what is left is far from silence. */
const loud = 0.01
const quiet = 0.002

/** What every media port keeps to. */
export function keepsTheMediaContract(name: string, open: () => Promise<MediaPlace>): void {
  describe(`${name} media`, () => {
    let place: MediaPlace
    let bench: MediaBench
    beforeAll(async () => {
      place = await open()
    })
    afterAll(() => place?.close())
    beforeEach(async () => {
      bench = await place.bench()
    })

    const linkStatus = async () => (await bench.state()).link.status
    const heardByCustomer = async () => {
      const { rms, peakHz } = await bench.customerHears()
      if (rms < quiet) return 'silence'
      return rms > loud && Math.abs(peakHz - tones.agent) < 30 ? 'agent' : 'noise'
    }
    const heardByAgent = async () => {
      const { remoteRms, remotePeakHz } = await bench.levels()
      if (remoteRms < quiet) return 'silence'
      return remoteRms > loud && Math.abs(remotePeakHz - tones.customer) < 30 ? 'customer' : 'noise'
    }
    async function talk() {
      await bench.ring()
      await bench.answer()
      await bench.act('openMicrophone')
      await bench.act('startSending')
      await expect.poll(heardByCustomer, patient).toBe('agent')
      await expect.poll(heardByAgent, patient).toBe('customer')
    }

    it('answers while it rings, without a microphone and without knocking at the customer’s door', async () => {
      const sdp = await bench.ring()
      expect(sdp).toContain('a=setup:active')
      expect(await bench.state()).toMatchObject({
        link: { status: 'prepared' },
        microphone: { status: 'closed' },
        sending: false,
      })
      expect(await bench.openMicrophones()).toBe(0)
    })

    it('connects when answered, and sends nothing before it is accepted', async () => {
      await bench.ring()
      await bench.answer()
      await bench.act('openMicrophone')
      await expect.poll(linkStatus, patient).toBe('connected')
      expect(await bench.openMicrophones()).toBe(1)
      expect(await heardByCustomer()).toBe('silence')
      await bench.act('startSending')
      await expect.poll(heardByCustomer, patient).toBe('agent')
    })

    it('carries both voices', talk)

    it('[O7] mutes and unmutes, and measures what is said all the same', async () => {
      await talk()
      await bench.setMuted(true)
      await expect.poll(heardByCustomer, patient).toBe('silence')
      await expect.poll(async () => (await bench.levels()).localRms, patient).toBeGreaterThan(loud)
      await expect.poll(heardByAgent, patient).toBe('customer')
      await bench.setMuted(false)
      await expect.poll(heardByCustomer, patient).toBe('agent')
    })

    it('stays muted when it was muted before the microphone opened', async () => {
      await bench.ring()
      await bench.answer()
      await bench.setMuted(true)
      await bench.act('openMicrophone')
      await bench.act('startSending')
      await expect.poll(() => bench.customerReceives(), patient).toBe(true)
      expect(await heardByCustomer()).toBe('silence')
    })

    it('sends silence while no microphone is open, and the voice as soon as one is', async () => {
      await bench.ring()
      await bench.answer()
      await bench.act('startSending')
      await expect.poll(() => bench.customerReceives(), patient).toBe(true)
      expect(await heardByCustomer()).toBe('silence')
      await bench.act('openMicrophone')
      await expect.poll(heardByCustomer, patient).toBe('agent')
    })

    it('[O7] changes the microphone in the middle of a call', async () => {
      await talk()
      await bench.setMicrophone('')
      await expect.poll(heardByCustomer, patient).toBe('agent')
      expect(await bench.openMicrophones()).toBe(1)
    })

    it('[O3] connects a dial while it rings, and sends only when told that it was picked up', async () => {
      expect(await bench.dial()).toContain('a=setup:actpass')
      await bench.act('openMicrophone')
      await expect.poll(linkStatus, patient).toBe('connected')
      expect(await heardByCustomer()).toBe('silence')
      await bench.repeatRemote()
      await bench.act('startSending')
      await expect.poll(heardByCustomer, patient).toBe('agent')
      await expect.poll(heardByAgent, patient).toBe('customer')
    })

    it('counts what comes from the customer, and how long the way takes', async () => {
      await bench.ring()
      expect(await bench.path()).toBeNull()
      await bench.answer()
      await bench.act('startSending')
      await expect.poll(async () => (await bench.path())?.received ?? 0, patient).toBeGreaterThan(0)
      const before = (await bench.path())?.received ?? 0
      await expect.poll(async () => (await bench.path())?.received ?? 0, patient).toBeGreaterThan(before)
      await expect
        .poll(async () => (await bench.path())?.roundTripMs ?? -1, patient)
        .toBeGreaterThanOrEqual(0)
      await bench.act('close')
      expect(await bench.path()).toBeNull()
    })

    it('says when nothing comes from the customer, and when it comes again', async () => {
      await talk()
      await bench.customerSends(false)
      await expect
        .poll(async () => (await bench.state()).link, patient)
        .toEqual({ status: 'connected', hearing: false })
      await bench.customerSends(true)
      await expect
        .poll(async () => (await bench.state()).link, patient)
        .toEqual({ status: 'connected', hearing: true })
    })

    it('lets go of the microphone and the connection when closed, and takes no harm after', async () => {
      await talk()
      await bench.act('close')
      expect(await bench.openMicrophones()).toBe(0)
      for (const action of ['close', 'openMicrophone', 'startSending'] as const) await bench.act(action)
      await bench.setMuted(true)
      expect(await bench.state()).toMatchObject({
        link: { status: 'closed' },
        microphone: { status: 'closed' },
        sending: false,
      })
      expect(await bench.openMicrophones()).toBe(0)
      expect(await bench.levels()).toEqual({ localRms: 0, deviceRms: 0, remoteRms: 0, remotePeakHz: 0 })
    })

    it('says why there is no microphone, and keeps the call', async () => {
      await bench.forbidMicrophone()
      await bench.ring()
      await bench.answer()
      await bench.act('openMicrophone')
      await bench.act('startSending')
      expect((await bench.state()).microphone).toEqual({ status: 'unusable', why: 'blocked' })
      await expect.poll(heardByAgent, patient).toBe('customer')
      expect(await heardByCustomer()).toBe('silence')
    })

    it('refuses an offer that cannot carry a call', async () => {
      await expect(bench.prepareWith('v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n')).rejects.toThrow(/no_audio/)
    })
  })
}
