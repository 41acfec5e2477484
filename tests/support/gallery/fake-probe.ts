import type { OpenProbe, ProbeState } from '../../../src-renderer/media/sound-probe.ts'

/** What a probe without sound says and measures. */
export interface ProbeScene {
  readonly state?: Partial<ProbeState>
  /** Root mean square, 0 to 1. */
  readonly localRms?: number
  readonly remoteRms?: number
}

const open: ProbeState = {
  microphone: { status: 'open', deviceId: '', label: 'Jabra Evolve2 65' },
  link: 'connected',
}

/** A microphone that hears what the scene says. */
export function fakeProbe({ state, localRms = 0, remoteRms = 0 }: ProbeScene = {}): OpenProbe {
  return () => ({
    state: { ...open, ...state },
    onState: () => () => undefined,
    levels: () => ({ localRms, deviceRms: localRms, remoteRms, remotePeakHz: remoteRms > 0 ? 440 : 0 }),
    setMicrophone: async () => undefined,
    close: () => undefined,
  })
}
