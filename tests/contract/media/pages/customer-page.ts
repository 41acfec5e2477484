import { createLevelMeter, type Reading } from '../../../../src-renderer/media/level-meter.ts'

/** A customer with a plain peer connection that, like Meta's servers, waits to be knocked at. */
export interface CustomerPage {
  offer(): Promise<string>
  takeAnswer(answer: string): Promise<void>
  answer(offer: string): Promise<string>
  send(sends: boolean): Promise<void>
  hears(): Reading
  /** Bytes of sound that have come so far. */
  bytes(): Promise<number>
}

declare global {
  interface Window {
    customer: CustomerPage
  }
}

const pc = new RTCPeerConnection()
let sender: RTCRtpSender
let voice: MediaStreamTrack | null = null
let meter: (() => Reading) | undefined

pc.addEventListener('track', ({ track }) => {
  const stream = new MediaStream([track])
  const element = new Audio()
  element.autoplay = true
  element.srcObject = stream
  meter = createLevelMeter(new AudioContext(), stream)
})

async function addVoice() {
  const processing = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
  const stream = await navigator.mediaDevices.getUserMedia({ audio: processing })
  voice = stream.getAudioTracks()[0] ?? null
  if (voice) sender = pc.addTrack(voice, stream)
}

async function describeSelf(description: RTCSessionDescriptionInit): Promise<string> {
  await pc.setLocalDescription(description)
  while (pc.iceGatheringState !== 'complete') {
    await new Promise(resolve => pc.addEventListener('icegatheringstatechange', resolve, { once: true }))
  }
  return pc.localDescription?.sdp ?? ''
}

const withoutCandidates = (sdp: string) => sdp.replaceAll(/a=candidate:.*\r\n/g, '')

window.customer = {
  async offer() {
    await addVoice()
    return describeSelf(await pc.createOffer())
  },
  takeAnswer: answer => pc.setRemoteDescription({ type: 'answer', sdp: withoutCandidates(answer) }),
  async answer(offer) {
    await pc.setRemoteDescription({ type: 'offer', sdp: withoutCandidates(offer) })
    await addVoice()
    return describeSelf(await pc.createAnswer())
  },
  send: sends => sender.replaceTrack(sends ? voice : null),
  hears: () => meter?.() ?? { rms: 0, peakHz: 0 },
  async bytes() {
    let bytes = 0
    for (const stat of (await pc.getStats()).values()) {
      if (stat.type === 'inbound-rtp') bytes += Number(stat.bytesReceived)
    }
    return bytes
  },
}
