import { useState } from 'react'
import type { CallId } from '#shared/domain/ids.ts'
import type { WireWrapUp } from '#shared/protocol/entities.ts'
import { useSession } from '../../store/desktop-context.ts'

export interface WrapUpInHand {
  /** The call whose note is on the screen; null: none. */
  readonly callId: CallId | null
  readonly wrapUp: WireWrapUp | null
  /** Opens a call's note, or keeps it open when its time is over. */
  readonly open: (callId: CallId) => void
  readonly done: () => void
}

/** Whose note is on the screen: that of the wrap-up, or one that the agent opened or writes in. */
export function useWrapUp(): WrapUpInHand {
  const wrapUp = useSession(session => session.agents[session.me.id]?.wrapUp) ?? null
  const [opened, setOpened] = useState<CallId | null>(null)
  const [finished, setFinished] = useState<CallId | null>(null)
  // The platform's word that it is over comes a moment after the press.
  const current = wrapUp && wrapUp.callId !== finished ? wrapUp : null
  const callId = current?.callId ?? opened
  return {
    callId,
    wrapUp: current,
    open: setOpened,
    done() {
      setFinished(callId)
      setOpened(null)
    },
  }
}
