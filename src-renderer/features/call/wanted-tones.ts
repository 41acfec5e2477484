import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { RingKind, Tones } from '../../media/tones.ts'
import type { CallsState, Engaged } from './call-state.ts'

export interface WantedTones {
  readonly ring: RingKind | null
  readonly ringback: boolean
  readonly beep: boolean
}

/** What is to be heard of calls now; never more than one of the three. */
export function wantedTones(
  { ringing, engaged }: Pick<CallsState, 'ringing' | 'engaged'>,
  { alerts, session }: Pick<DesktopState, 'alerts' | 'session'>,
): WantedTones {
  const heard = ringing.find(({ isHushed }) => !isHushed)
  const mayRing = engaged === null && alerts?.ringtone !== null
  // Not for one that the main process no longer counts: its time is over, or the system wants quiet. [D2]
  const mayBeep = alerts === undefined || alerts.ringtone === 'beep'
  const isWaiting = Object.keys(session?.waiting ?? {}).length > 0 || heard !== undefined
  return {
    ring: heard && mayRing ? (heard.via === 'room' ? 'room' : 'group') : null,
    ringback: ringsOut(engaged, session),
    // Who talks is not rung at: a soft beep in the ear says that somebody waits. [I4]
    beep: engaged?.intent === 'talking' && isWaiting && mayBeep,
  }
}

export function soundTones(tones: Tones, { ring, ringback, beep }: WantedTones): void {
  tones.ring(ring)
  tones.ringback(ringback)
  tones.beep(beep)
}

function ringsOut(engaged: Engaged | null, session: DesktopState['session']): boolean {
  if (engaged === null || engaged.callId === null || engaged.intent !== 'dialing') return false
  return session?.calls[engaged.callId]?.state === 'ringing'
}
