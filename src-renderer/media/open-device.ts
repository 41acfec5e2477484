import type { MicrophoneTrouble } from './media-port.ts'

export type OpenedDevice =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly why: MicrophoneTrouble }

export interface WantedDevice {
  /** Empty: the system's default. */
  readonly deviceId: string
  /** By the browser itself. */
  readonly suppressesNoise: boolean
}

/** Opens this microphone, or the default where it is gone. Never rejects. */
export async function openDevice(source: MediaDevices, wanted: WantedDevice): Promise<OpenedDevice> {
  const opened = await openOne(source, wanted)
  const mayFallBack = wanted.deviceId !== '' && !opened.ok && opened.why !== 'blocked'
  return mayFallBack ? openOne(source, { ...wanted, deviceId: '' }) : opened
}

async function openOne(source: MediaDevices, { deviceId, suppressesNoise }: WantedDevice) {
  try {
    const stream = await source.getUserMedia({
      audio: {
        ...(deviceId !== '' && { deviceId: { exact: deviceId } }),
        channelCount: 1,
        echoCancellation: true,
        noiseSuppression: suppressesNoise,
        autoGainControl: true,
      },
    })
    const [track] = stream.getAudioTracks()
    return track ? ({ ok: true, track } as const) : ({ ok: false, why: 'failed' } as const)
  } catch (error) {
    return { ok: false, why: troubleOf(error) } as const
  }
}

/** The names of `getUserMedia`'s errors (Media Capture and Streams, 10.2). */
function troubleOf(error: unknown): MicrophoneTrouble {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'blocked'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}
