import { rnnoiseProcessor, rnnoiseRate, type RnnoiseMessage, type RnnoiseOptions } from './rnnoise-words.ts'
import type { CleanVoice, VoiceFilter } from './voice-filter.ts'

/** Addresses of what RNNoise consists of. */
export interface RnnoiseFiles {
  readonly wasm: string
  readonly worklet: string
}

/** More than a busy machine needs to start it, in milliseconds; nobody speaks into silence for longer. */
const usualPatienceMs = 3_000

/**
 * RNNoise in an AudioWorklet, one audio context for each voice. What is said comes out 20 ms later: 10 ms until a frame is
 * full, and 10 ms by which RNNoise lets its frames overlap. A microphone of another rate is resampled by the browser.
 *
 * @param patienceMs within how many milliseconds it must have started
 */
export function createRnnoiseFilter(files: RnnoiseFiles, patienceMs = usualPatienceMs): VoiceFilter {
  let compiled: Promise<WebAssembly.Module> | null = null
  function compile(): Promise<WebAssembly.Module> {
    compiled ??= compileFile(files.wasm).catch((error: unknown) => {
      // The next call tries again.
      compiled = null
      throw error
    })
    return compiled
  }
  return {
    async clean(track, onFailure) {
      const context = new AudioContext({ sampleRate: rnnoiseRate, sinkId: { type: 'none' } })
      try {
        return await within(patienceMs, start(context, { files, compile, track, onFailure }))
      } catch (error) {
        close(context)
        throw error
      }
    },
  }
}

async function compileFile(address: string): Promise<WebAssembly.Module> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`RNNoise was not found: ${answer.status}`)
  return WebAssembly.compile(await answer.arrayBuffer())
}

interface Wanted {
  readonly files: RnnoiseFiles
  readonly compile: () => Promise<WebAssembly.Module>
  readonly track: MediaStreamTrack
  readonly onFailure: (error: unknown) => void
}

async function start(
  context: AudioContext,
  { files, compile, track, onFailure }: Wanted,
): Promise<CleanVoice> {
  const [module] = await Promise.all([compile(), context.audioWorklet.addModule(files.worklet)])
  const options: RnnoiseOptions = { module }
  const node = new AudioWorkletNode(context, rnnoiseProcessor, {
    channelCount: 1,
    channelCountMode: 'explicit',
    outputChannelCount: [1],
    processorOptions: options,
  })
  await ready(node)
  const source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) })
  const destination = new MediaStreamAudioDestinationNode(context, {
    channelCount: 1,
    channelCountMode: 'explicit',
  })
  source.connect(node).connect(destination)
  await context.resume()
  return carry(context, { source, node, destination, onFailure })
}

/** Settles with the worklet's first word. */
function ready(node: AudioWorkletNode): Promise<void> {
  return new Promise((resolve, reject) => {
    node.addEventListener('processorerror', () => reject(new Error('RNNoise could not be made')))
    node.port.addEventListener('message', ({ data }: MessageEvent<RnnoiseMessage>) => {
      if (data.type === 'ready') resolve()
      else reject(new Error(`RNNoise did not start: ${data.why}`))
    })
    node.port.start()
  })
}

interface Running {
  readonly source: MediaStreamAudioSourceNode
  readonly node: AudioWorkletNode
  readonly destination: MediaStreamAudioDestinationNode
  readonly onFailure: (error: unknown) => void
}

function carry(context: AudioContext, { source, node, destination, onFailure }: Running): CleanVoice {
  const [track] = destination.stream.getAudioTracks()
  if (!track) throw new Error('RNNoise has no track to give')
  const over = new AbortController()
  const fail = (why: string) => {
    over.abort()
    onFailure(new Error(why))
  }
  node.addEventListener('processorerror', () => fail('RNNoise broke off'), { signal: over.signal })
  context.addEventListener(
    'statechange',
    () => {
      if (context.state !== 'running') fail(`RNNoise was stopped: ${context.state}`)
    },
    { signal: over.signal },
  )
  return {
    track,
    close() {
      over.abort()
      source.disconnect()
      track.stop()
      close(context)
    },
  }
}

function close(context: AudioContext): void {
  // A context that is closed already has nothing to let go.
  context.close().catch(() => undefined)
}

async function within<T>(patienceMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`RNNoise took more than ${patienceMs} ms`)), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
