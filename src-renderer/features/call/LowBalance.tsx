import { Wallet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../store/desktop-context.ts'
import { useBalance } from '../../store/use-balance.ts'
import { useConsentCheck } from '../../store/use-consent-check.ts'
import { Advice } from './Advice.tsx'
import type { Engaged } from './call-state.ts'
import { minutesLeft } from './low-balance.ts'

/** [O4] On a call that is paid for: how long the money lasts, before it does not. */
export function LowBalance({ engaged }: { readonly engaged: Engaged }) {
  const { t } = useTranslation('call')
  const { callId, roomId } = engaged
  const accountId =
    useSession(session => (callId === null ? undefined : session.calls[callId]?.accountId)) ?? undefined
  // [I9] What customers begin costs nothing.
  const isPaid = engaged.direction === 'outbound' && engaged.connectedAt !== null
  const balance = useBalance(accountId, isPaid)
  const check = useConsentCheck(roomId, accountId, isPaid)
  const left = isPaid ? minutesLeft(balance, check?.price?.perMinute) : undefined
  if (left === undefined) return null
  return (
    <Advice tone="attention" icon={Wallet}>
      {left === 0 ? t('balance.lastMinute') : t('balance.left', { count: left })}
    </Advice>
  )
}
