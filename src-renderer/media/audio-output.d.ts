export {}

/** Parts of the Audio Output Devices and Web Audio specifications that TypeScript's DOM library does not know yet. */
declare global {
  interface AudioContextOptions {
    /** `none` measures without playing. */
    sinkId?: string | { type: 'none' }
  }

  interface AudioContext {
    setSinkId(sinkId: string | { type: 'none' }): Promise<void>
  }
}
