/** A recorded voice, as it goes over the socket. */
export type Recording = { mimeType: string; base64: string }

export type VoiceRecorder = {
  /** @throws DOMException where the microphone is refused */
  start(): Promise<void>
  /** Ends the recording. @returns undefined where none was begun */
  finish(): Promise<Recording | undefined>
  discard(): void
  /** When it began, milliseconds since the epoch; undefined while nothing is recorded. */
  since(): number | undefined
}

/** Ogg is what WhatsApp sends; Chromium records WebM alone. Both hold Opus, and each is sent as what it is. */
const wantedTypes = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus'] as const
/** Half a minute of it stays under what the socket takes in one message. */
const bitsPerSecond = 24_000
export const longestRecordingMs = 30_000

const base64Of = async (blob: Blob) => {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  // In pieces: a call has no room for so many arguments at once.
  const text = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, index) =>
    String.fromCharCode(...bytes.subarray(index * 4096, (index + 1) * 4096)),
  )
  return btoa(text.join(''))
}

/** Records the microphone for a voicemail. @param raw without echo cancellation and the like */
export const createVoiceRecorder = (raw: boolean): VoiceRecorder => {
  let recorder: MediaRecorder | undefined
  let since: number | undefined

  const release = () => {
    recorder?.stream.getTracks().forEach(track => track.stop())
    recorder = undefined
    since = undefined
  }

  return {
    start: async () => {
      const audio = raw ? { echoCancellation: false, noiseSuppression: false, autoGainControl: false } : true
      const stream = await navigator.mediaDevices.getUserMedia({ audio })
      const mimeType = wantedTypes.find(type => MediaRecorder.isTypeSupported(type))
      recorder = new MediaRecorder(stream, {
        audioBitsPerSecond: bitsPerSecond,
        ...(mimeType !== undefined && { mimeType }),
      })
      recorder.start()
      since = Date.now()
    },
    finish: async () => {
      const ending = recorder
      if (!ending) return undefined
      const blob = await new Promise<Blob>(resolve => {
        ending.addEventListener('dataavailable', event => resolve(event.data), { once: true })
        ending.stop()
      })
      release()
      return { mimeType: blob.type.replace(';codecs', '; codecs'), base64: await base64Of(blob) }
    },
    discard: () => {
      recorder?.stop()
      release()
    },
    since: () => since,
  }
}
