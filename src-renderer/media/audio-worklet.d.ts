/** What exists in an AudioWorkletGlobalScope alone (Web Audio, 1.32); TypeScript's DOM library does not know it. */

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
  /** Inputs and outputs, each by channel. False: it is not needed any more. */
  abstract process(
    inputs: readonly (readonly Float32Array[])[],
    outputs: readonly (readonly Float32Array[])[],
  ): boolean
}

declare function registerProcessor(
  name: string,
  processor: new (options: AudioWorkletNodeOptions) => AudioWorkletProcessor,
): void
