import { useTranslation } from 'react-i18next'
import type { CallId } from '#shared/domain/ids.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { useDesktop, useSession } from '../../store/desktop-context.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { Announcer } from './Announcer.tsx'
import { useCallsState } from './calls-context.ts'
import styles from './CallLayer.module.css'
import { CallWidget } from './CallWidget.tsx'
import { ElsewhereCard } from './ElsewhereCard.tsx'
import { EndedCard } from './EndedCard.tsx'
import { IncomingCall } from './IncomingCall.tsx'
import { LostCallCard } from './LostCallCard.tsx'
import { useWrapUp } from '../wrap-up/use-wrap-up.ts'
import { WrapUpCard } from '../wrap-up/WrapUpCard.tsx'
import { useCallNotices } from './use-call-notices.ts'
import { WaitingCall } from './WaitingCall.tsx'

/** Everything about calls, at the top right over the rest: beside the composer, never over it, and without the focus. [C4] */
export function CallLayer() {
  const { t } = useTranslation('call')
  const ringing = useCallsState(state => state.ringing)
  const engaged = useCallsState(state => state.engaged)
  const ended = useCallsState(state => state.ended)
  const waiting = useSession(session => session.waiting)
  const lostCalls = useDesktop(state => state.lostCalls)
  const elsewhere = useCallElsewhere(engaged?.callId ?? null, engaged !== null)
  const { callId, wrapUp, open, done } = useWrapUp()
  useCallNotices()
  useShortcuts({ call: goToCall })
  return (
    <aside className={styles.layer} data-layer="calls" aria-label={t('region')}>
      <Announcer />
      {ringing.map(call => (
        <IncomingCall key={call.callId} ringing={call} isCompact={ringing.length > 1} />
      ))}
      {engaged && <CallWidget engaged={engaged} />}
      {Object.values(waiting ?? {}).map(call => (
        <WaitingCall key={call.id} call={call} />
      ))}
      {elsewhere && <ElsewhereCard call={elsewhere} />}
      {callId !== null && !engaged && (
        <WrapUpCard callId={callId} wrapUp={wrapUp} onWrite={() => open(callId)} onDone={done} />
      )}
      {ended && !engaged && <EndedCard ended={ended} {...(callId === null && { onNote: open })} />}
      {lostCalls.map(lost => (
        <LostCallCard key={lost.callId} lost={lost} />
      ))}
    </aside>
  )
}

/** A call of this agent that this window takes no part in, and that was not lost with it. */
function useCallElsewhere(engagedId: CallId | null, isEngaged: boolean): WireCall | null {
  const calls = useSession(session => session.calls)
  const lostCalls = useDesktop(state => state.lostCalls)
  // A dial that is not named yet may be any of them.
  if (isEngaged && engagedId === null) return null
  const isLost = (call: WireCall) => lostCalls.some(lost => lost.callId === call.id)
  return Object.values(calls ?? {}).find(call => call.id !== engagedId && !isLost(call)) ?? null
}

/** Moves the focus to the call, for those who work by keyboard: to the card, not to a button that acts. */
function goToCall(): void {
  document.querySelector<HTMLElement>('[data-call-focus]')?.focus()
}
