import createRnnoise from '@jitsi/rnnoise-wasm/dist/rnnoise.js'
import { Frames } from './frames.ts'
import { rnnoiseProcessor, type RnnoiseMessage, type RnnoiseOptions } from './rnnoise-words.ts'

/** Samples: 10 ms. */
const frameLength = 480
/** RNNoise speaks of samples as 16-bit sound does. */
const fullScale = 32_768
const bytesPerSample = Float32Array.BYTES_PER_ELEMENT

/** Runs on the browser's own thread for sound; silent until it is ready. */
class RnnoiseProcessor extends AudioWorkletProcessor {
  #frames: Frames | null = null

  constructor({ processorOptions }: AudioWorkletNodeOptions) {
    super()
    // Only `rnnoise-filter.ts` makes this, and its options are cloned as they are.
    const { module } = processorOptions as RnnoiseOptions
    void this.#start(module)
  }

  async #start(module: WebAssembly.Module): Promise<void> {
    try {
      this.#frames = await createFrames(module)
      this.#tell({ type: 'ready' })
    } catch (error) {
      this.#tell({ type: 'failed', why: String(error) })
    }
  }

  #tell(message: RnnoiseMessage): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    this.port.postMessage(message)
  }

  override process(
    [input]: readonly (readonly Float32Array[])[],
    [output]: readonly (readonly Float32Array[])[],
  ): boolean {
    const [heard] = input ?? []
    const [said] = output ?? []
    if (heard && said) this.#frames?.pass(heard, said)
    return true
  }
}

async function createFrames(module: WebAssembly.Module): Promise<Frames> {
  const library = await createRnnoise({
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  })
  const state = library._rnnoise_create()
  const samples = library._malloc(frameLength * bytesPerSample)
  return new Frames(frameLength, frame => {
    const start = samples / bytesPerSample
    for (let index = 0; index < frameLength; index += 1) {
      library.HEAPF32[start + index] = (frame[index] ?? 0) * fullScale
    }
    library._rnnoise_process_frame(state, samples, samples)
    for (let index = 0; index < frameLength; index += 1) {
      frame[index] = (library.HEAPF32[start + index] ?? 0) / fullScale
    }
  })
}

registerProcessor(rnnoiseProcessor, RnnoiseProcessor)
