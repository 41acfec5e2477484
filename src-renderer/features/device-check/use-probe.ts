import { useEffect, useState } from 'react'
import { type CheckEar, checkReadingMs, freshCheckEar, hearCheck } from '#shared/domain/device-check.ts'
import type { ProbeState, SoundProbe } from '../../media/sound-probe.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { useCalls } from '../call/calls-context.ts'

export interface Probed {
  /** Null until it is open. */
  readonly probe: SoundProbe | null
  readonly state: ProbeState | null
  /** What was heard so far with the devices that are chosen now. */
  readonly ear: CheckEar
}

/** The chosen microphone, open for as long as this is shown; another choice is taken at once and heard anew. */
export function useProbe(how: 'listen' | 'loopBack'): Probed {
  const { openProbe } = useCalls()
  const { microphoneId, speakerId, noiseSuppression } = useDesktop(state => state.settings)
  const [probed, setProbed] = useState<Probed>({ probe: null, state: null, ear: freshCheckEar })

  useEffect(() => {
    const probe = openProbe(how, { microphoneId, speakerId, noiseSuppression })
    const show = (state: ProbeState) => setProbed(before => ({ ...before, probe, state }))
    const stop = probe.onState(show)
    show(probe.state)
    const timer = setInterval(
      () => setProbed(before => ({ ...before, ear: hearCheck(before.ear, probe.levels()) })),
      checkReadingMs,
    )
    return () => {
      clearInterval(timer)
      stop()
      probe.close()
    }
    // Another device is heard from the start, so that the one before cannot pass for it.
  }, [openProbe, how, microphoneId, speakerId, noiseSuppression])

  return probed
}
