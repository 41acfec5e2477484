import type { UpdatePhase } from '#shared/ipc/update-state.ts'

/** What the person can do about updates now: what is asked for, and what the button says. */
export interface UpdateAct {
  readonly act: 'check' | 'install'
  readonly words: 'check' | 'get' | 'restart' | 'restartLater'
}

/** Null where there is nothing to do but to wait. */
export function updateAct(phase: UpdatePhase): UpdateAct | null {
  switch (phase.status) {
    case 'idle':
    case 'refused':
    case 'failed':
      return { act: 'check', words: 'check' }
    case 'available':
      return phase.next === 'click' ? { act: 'install', words: 'get' } : null
    case 'ready':
      return { act: 'install', words: 'restart' }
    case 'waiting':
      if (phase.isAsked) return null
      return { act: 'install', words: phase.until === 'window' ? 'restart' : 'restartLater' }
    case 'off':
    case 'checking':
    case 'downloading':
    case 'installing':
      return null
  }
}

/** Whether something waits for the person, which the settings' badge says. */
export function isUpdateWaiting(phase: UpdatePhase | undefined): boolean {
  return phase !== undefined && updateAct(phase)?.act === 'install'
}
