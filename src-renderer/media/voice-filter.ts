/** Takes the noise out of a voice. The real one is `rnnoise-filter.ts`. */
export interface VoiceFilter {
  /**
   * Follows a microphone's track, which stays the caller's. Rejects where it cannot run, soon enough that nobody is kept
   * from speaking. `onFailure` is told once when it stops by itself: there is only silence from then on.
   */
  clean(track: MediaStreamTrack, onFailure: (error: unknown) => void): Promise<CleanVoice>
}

export interface CleanVoice {
  readonly track: MediaStreamTrack
  /** Ends the clean track; the microphone's goes on. */
  close(): void
}
