import type { NoiseSuppression } from '#shared/ipc/sound-settings.ts'
import type { DeviceWatch } from './devices.ts'
import type { CallMedia, MediaPort } from './media-port.ts'
import { dressAnswer, dressOffer, readRemoteOffer, SdpError } from './sdp.ts'
import { gathered } from './gathered.ts'
import { holdBackCandidates } from './held-candidates.ts'
import { WebrtcCall } from './webrtc-call.ts'
import type { VoiceFilter } from './voice-filter.ts'

export interface WebrtcMedia extends MediaPort {
  /** Microphone tracks that capture at this moment; none between calls. */
  openMicrophones(): number
}

/** What the person chose for the sound of calls; empty ids mean the system's default. */
export interface SoundChoice {
  readonly microphoneId: string
  readonly speakerId: string
  readonly noiseSuppression: NoiseSuppression
}

export interface WebrtcMediaOptions {
  readonly source: MediaDevices
  readonly devices: DeviceWatch
  /** For the choice of RNNoise. */
  readonly filter: VoiceFilter
  /** The speaker could not be exchanged, or noise not be filtered. */
  readonly onTrouble: (error: unknown) => void
  /** Asked when a call begins, and whenever a microphone is opened. */
  readonly chosen: () => SoundChoice
}

/** The sound of calls by the browser's own WebRTC, straight between this window and Meta. */
export function createWebrtcMedia(options: WebrtcMediaOptions): WebrtcMedia {
  const captured = new Set<MediaStreamTrack>()
  return {
    async prepareInbound(offer): Promise<CallMedia> {
      const held = holdBackCandidates(readRemoteOffer(offer))
      return describe(async pc => {
        await pc.setRemoteDescription({ type: 'offer', sdp: held.sdp })
        const transceiver = audioOf(pc)
        transceiver.direction = 'sendrecv'
        await pc.setLocalDescription(await pc.createAnswer())
        const localSdp = dressAnswer(await gathered(pc), offer)
        return new WebrtcCall({ pc, transceiver, localSdp, held: held.candidates, captured, ...options })
      })
    },
    async prepareOutbound(): Promise<CallMedia> {
      return describe(async pc => {
        const transceiver = pc.addTransceiver('audio', { direction: 'sendrecv' })
        transceiver.setCodecPreferences(spokenCodecs())
        await pc.setLocalDescription(await pc.createOffer())
        const localSdp = dressOffer(await gathered(pc))
        return new WebrtcCall({ pc, transceiver, localSdp, held: [], captured, ...options })
      })
    },
    openMicrophones() {
      for (const track of captured) if (track.readyState === 'ended') captured.delete(track)
      return captured.size
    },
  }
}

/** Opens a connection, and closes it again when it cannot be described. */
async function describe<T>(work: (pc: RTCPeerConnection) => Promise<T>): Promise<T> {
  // No servers: Meta's address is public and needs neither STUN nor TURN (Meta: calling, media).
  const pc = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' })
  try {
    return await work(pc)
  } catch (error) {
    pc.close()
    throw error
  }
}

function audioOf(pc: RTCPeerConnection): RTCRtpTransceiver {
  const transceiver = pc.getTransceivers().find(other => other.receiver.track.kind === 'audio')
  if (!transceiver) throw new SdpError('no_audio')
  return transceiver
}

function spokenCodecs() {
  const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? []
  const isSpoken = ({ mimeType, clockRate }: { mimeType: string; clockRate: number }) =>
    mimeType === 'audio/opus' || (mimeType === 'audio/telephone-event' && clockRate === 8_000)
  return codecs.filter(isSpoken)
}
