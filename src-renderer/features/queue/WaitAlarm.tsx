import { useEffect } from 'react'
import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import { includesRole } from '#shared/domain/role.ts'
import type { QueueCall } from '#shared/protocol/queue.ts'
import { useApi, useDesktop, useDesktopStore, useSession } from '../../store/desktop-context.ts'
import { followQueue } from './follow-queue.ts'
import { clockStart, isWait } from './urgency.ts'
import { nextWaitAlarm, type WaitAlarm as Alarm } from './wait-alarm.ts'

interface WaitAlarmProps {
  /** Makes the sound, once. */
  readonly chime: () => void
}

/** [D8] Says by a sound that a customer has waited too long, wherever the supervisor is in the window; where it is wished. */
export function WaitAlarm({ chime }: WaitAlarmProps) {
  const role = useSession(session => session.me.role) ?? 'agent'
  const isWished = useDesktop(state => state.settings.queueChime)
  return isWished && includesRole(role, 'supervisor') ? <Listening chime={chime} /> : null
}

const lookEveryMs = 1_000

function Listening({ chime }: WaitAlarmProps) {
  const api = useApi()
  const desktop = useDesktopStore()
  useEffect(() => {
    const waits = new Map<CallId, EpochMs>()
    let alarm: Alarm | null = null
    let isTold = false
    const note = (call: QueueCall) => {
      if (isWait(call)) waits.set(call.id, clockStart(call))
      else waits.delete(call.id)
    }
    const { stop } = followQueue(api, news => {
      if (news.kind === 'snapshot') {
        isTold = true
        waits.clear()
        news.snapshot.calls.forEach(note)
      } else {
        for (const id of news.change.calls?.remove ?? []) waits.delete(id)
        news.change.calls?.put?.forEach(note)
      }
    })
    const look = () => {
      if (!isTold) return
      const { settings, serverAheadMs = 0, alerts } = desktop.getState()
      const criticalMs = settings.queueCriticalSeconds * 1_000
      const mayChime = alerts?.mayChime !== false
      const now = Date.now() + serverAheadMs
      const next = nextWaitAlarm(alarm, { waits, now, criticalMs, mayChime })
      alarm = next.alarm
      if (next.isDue) chime()
    }
    const timer = setInterval(look, lookEveryMs)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [api, desktop, chime])
  return null
}
