import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { toneWav } from '../../../tools/harness/tone.ts'

export type Listener = { page: Page; close(): Promise<void> }

/** A headless Chromium whose microphone hears a tone of `hz`. */
export const openBrowser = async (hz: number): Promise<Listener> => {
  const folder = await mkdtemp(join(tmpdir(), 'tone-'))
  const file = join(folder, 'tone.wav')
  await writeFile(file, toneWav(hz))
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/lib/chromium/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}`,
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
  return {
    page: await browser.newPage(),
    close: async () => {
      await browser.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The business's side of a call in a page: as little WebRTC as will do. */
export const businessPeer = async (page: Page) => {
  // Any page of a secure origin will do; the peer needs no elements of it.
  await page.evaluate(() => {
    const connection = new RTCPeerConnection()
    const player = document.createElement('audio')
    player.autoplay = true
    document.body.append(player)
    let analyser: AnalyserNode | undefined
    connection.addEventListener('track', event => {
      const stream = new MediaStream([event.track])
      player.srcObject = stream
      const context = new AudioContext()
      analyser = context.createAnalyser()
      analyser.fftSize = 8192
      context.createMediaStreamSource(stream).connect(analyser)
    })
    const gathered = () =>
      new Promise<void>(resolve => {
        const check = () => connection.iceGatheringState === 'complete' && resolve()
        connection.addEventListener('icegatheringstatechange', check)
        check()
      })
    const describe = async (description: RTCSessionDescriptionInit) => {
      await connection.setLocalDescription(description)
      await gathered()
      return connection.localDescription?.sdp ?? ''
    }
    Object.assign(window, {
      peer: {
        answer: async (offer: string) => {
          await connection.setRemoteDescription({ type: 'offer', sdp: offer })
          for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv'
          return describe(await connection.createAnswer())
        },
        offer: async () => {
          connection.addTransceiver('audio', { direction: 'sendrecv' })
          return describe(await connection.createOffer())
        },
        takeAnswer: (sdp: string) => connection.setRemoteDescription({ type: 'answer', sdp }),
        speak: async () => {
          const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
          const stream = await navigator.mediaDevices.getUserMedia({ audio })
          await connection.getSenders()[0]?.replaceTrack(stream.getAudioTracks()[0] ?? null)
        },
        level: () => {
          if (!analyser) return { rms: 0, peakHz: 0 }
          const samples = new Float32Array(analyser.fftSize)
          const spectrum = new Float32Array(analyser.frequencyBinCount)
          analyser.getFloatTimeDomainData(samples)
          analyser.getFloatFrequencyData(spectrum)
          const peak = spectrum.indexOf(Math.max(...spectrum))
          return {
            rms: Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length),
            peakHz: (peak * analyser.context.sampleRate) / analyser.fftSize,
          }
        },
        state: () => connection.connectionState,
      } satisfies Peer,
    })
  })
  return {
    answer: (offer: string) => page.evaluate(sdp => window.peer.answer(sdp), offer),
    offer: () => page.evaluate(() => window.peer.offer()),
    takeAnswer: (answer: string) => page.evaluate(sdp => window.peer.takeAnswer(sdp), answer),
    speak: () => page.evaluate(() => window.peer.speak()),
    level: () => page.evaluate(() => window.peer.level()),
    state: () => page.evaluate(() => window.peer.state()),
  }
}

type Peer = {
  answer(offer: string): Promise<string>
  offer(): Promise<string>
  takeAnswer(sdp: string): Promise<void>
  speak(): Promise<void>
  level(): { rms: number; peakHz: number }
  state(): RTCPeerConnectionState
}

declare global {
  interface Window {
    peer: Peer
  }
}
