/** Parts of the Audio Output Devices and Web Audio specifications that TypeScript's DOM library does not know yet. */

interface AudioContextOptions {
  /** `none` measures without playing. */
  sinkId?: string | { type: 'none' }
}

interface AudioContext {
  setSinkId(sinkId: string | { type: 'none' }): Promise<void>
}
