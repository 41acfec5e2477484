/** What the window and its worklet say to each other about RNNoise. */
export const rnnoiseProcessor = 'rnnoise'

/** The rate that RNNoise was trained with, in samples a second. */
export const rnnoiseRate = 48_000

export interface RnnoiseOptions {
  /** Compiled by the window: only the window's policy allows it. */
  readonly module: WebAssembly.Module
}

/** Told once, when the library has started or has not. */
export type RnnoiseMessage = { readonly type: 'ready' } | { readonly type: 'failed'; readonly why: string }
