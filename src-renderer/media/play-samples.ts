export interface Playing {
  /** Fades out within a breath; a second time changes nothing. */
  stop(): void
}

export interface PlayOptions {
  /** Empty: the system's default, which is also taken when the device is gone. */
  readonly sinkId: string
  /** 0 to 1. */
  readonly volume: number
  /** Seconds until the full volume. */
  readonly fadeIn: number
  readonly loop: boolean
  readonly onTrouble: (error: unknown) => void
  /** It plays. */
  readonly onPlays?: () => void
  /** It has come to its end, which it does on a device alone that takes sound. */
  readonly onEnded?: () => void
}

/** Seconds: short enough for a ring to be over at once, long enough not to click. */
const fadeOut = 0.03

/** Plays samples on a device; the audio context is open only for as long as that lasts. */
export function playSamples(
  samplesAt: (sampleRate: number) => Float32Array<ArrayBuffer>,
  { sinkId, volume, fadeIn, loop, onTrouble, onPlays, onEnded }: PlayOptions,
): Playing {
  const context = new AudioContext()
  const gain = context.createGain()
  const source = context.createBufferSource()
  const samples = samplesAt(context.sampleRate)
  source.buffer = context.createBuffer(1, samples.length, context.sampleRate)
  source.buffer.copyToChannel(samples, 0)
  source.loop = loop
  source.connect(gain).connect(context.destination)
  source.addEventListener('ended', () => {
    onEnded?.()
    void context.close().catch(onTrouble)
  })

  let isBegun = false
  let isStopped = false
  // What is cut off in the middle of its beginning fails, and nothing is wrong with the device.
  const tell = (error: unknown) => {
    if (!isStopped) onTrouble(error)
  }
  const begin = async () => {
    await useSink(context, sinkId, tell)
    // A page that nobody has clicked yet may have to be asked.
    if (context.state === 'suspended') await context.resume()
    if (isStopped) return
    const now = context.currentTime
    gain.gain.setValueAtTime(fadeIn > 0 ? volume * 0.1 : volume, now)
    gain.gain.linearRampToValueAtTime(volume, now + fadeIn)
    // Not before: until then it would be heard on the default, as loud as can be.
    source.start()
    isBegun = true
    onPlays?.()
  }
  begin().catch(tell)

  return {
    stop() {
      if (isStopped) return
      isStopped = true
      if (context.state === 'closed') return
      // What never began has no end to wait for.
      if (!isBegun || context.state !== 'running') return void context.close().catch(onTrouble)
      const now = context.currentTime
      gain.gain.cancelScheduledValues(now)
      gain.gain.setTargetAtTime(0, now, fadeOut / 3)
      source.stop(now + fadeOut)
    },
  }
}

/** The default plays instead of a device that is gone [D4], or that fails, which is told. */
async function useSink(
  context: AudioContext,
  sinkId: string,
  onTrouble: (error: unknown) => void,
): Promise<void> {
  if (sinkId === '') return
  try {
    await context.setSinkId(sinkId)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) onTrouble(error)
  }
}
