/** RNNoise as Emscripten compiled it; the package has no types of its own. */
declare module '@jitsi/rnnoise-wasm/dist/rnnoise.js' {
  export interface RnnoiseLibrary {
    /** The library's memory; another view once it has grown. */
    readonly HEAPF32: Float32Array
    /** Returns a pointer, in bytes. */
    _malloc(bytes: number): number
    /** Of the model that is built in. Returns a pointer. */
    _rnnoise_create(): number
    /** 480 samples of 16-bit magnitude. Returns how likely they are a voice, 0 to 1. */
    _rnnoise_process_frame(state: number, output: number, input: number): number
  }

  export default function createRnnoise(options: {
    /** Instead of fetching and compiling. `done` is told of the instance before this returns. */
    readonly instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Exports
  }): Promise<RnnoiseLibrary>
}
