import type { PathCounters } from '../../../src-renderer/media/path-stats.ts'
import type { Levels, MediaState } from '../../../src-renderer/media/media-port.ts'

/** One call between an agent, who is under test, and a customer who answers to the words of Meta. */
export interface MediaBench {
  /** The customer's offer reaches the agent, who prepares an answer. */
  ring(): Promise<string>
  /** The agent answers: the customer takes the answer, and the agent connects. */
  answer(): Promise<void>
  /** The agent prepares an offer; the customer's answer comes back while it rings. */
  dial(): Promise<string>
  /** The customer's answer to the dial comes once more. */
  repeatRemote(): Promise<void>
  prepareWith(offer: string): Promise<void>
  act(action: AgentAction): Promise<void>
  setMuted(muted: boolean): Promise<void>
  setMicrophone(deviceId: string): Promise<void>
  state(): Promise<MediaState>
  levels(): Promise<Levels>
  path(): Promise<PathCounters | null>
  /** Microphone tracks that capture at this moment. */
  openMicrophones(): Promise<number>
  customerHears(): Promise<{ readonly rms: number; readonly peakHz: number }>
  /** Whether anything at all has come to the customer since the last time this was asked. */
  customerReceives(): Promise<boolean>
  /** The customer sends, or sends nothing at all. */
  customerSends(sends: boolean): Promise<void>
  /** The system takes the microphone's permission away. */
  forbidMicrophone(): Promise<void>
}

export type AgentAction = 'openMicrophone' | 'startSending' | 'close'
/** The tones that the two speak, in hertz. */
export const tones = { agent: 440, customer: 1_000 } as const
