import wasm from '@jitsi/rnnoise-wasm/dist/rnnoise.wasm?url'
// oxlint-disable-next-line import/default -- the build puts the worklet's address in its place
import worklet from './rnnoise-worklet.ts?worker&url'
import type { RnnoiseFiles } from './rnnoise-filter.ts'

/** RNNoise as the app serves it from its own files. */
export const rnnoiseFiles: RnnoiseFiles = { wasm, worklet }
