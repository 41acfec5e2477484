import { useState } from 'react'
import type { AccountId } from '#shared/domain/ids.ts'
import type { Money } from '#shared/domain/money.ts'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import { useApi, useUi, useUiStore } from '../../../store/desktop-context.ts'
import { type TopUp, withTopUp } from '../../../store/ui-store.ts'

/** Refusals after which the money may have arrived all the same. */
const unanswered: ReadonlySet<string> = new Set(['offline', 'failed'])

/**
 * Tops an account up once: a top-up without an answer keeps its id and its amount until there is one, also while the
 * dialog is closed, so that another try never pays twice. [O6]
 */
export function useTopUp(accountId: AccountId): {
  /** Sent, and not answered. */
  readonly open: TopUp | undefined
  readonly isSending: boolean
  readonly refusal: AskRefusal | null
  /** Sends the one without an answer again, or else this amount. @returns whether it was done */
  readonly send: (amount: Money) => Promise<boolean>
  /** Gives up the one without an answer: somebody looked whether it arrived. */
  readonly forget: () => void
} {
  const api = useApi()
  const ui = useUiStore()
  const open = useUi(state => state.openTopUps[accountId])
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<AskRefusal | null>(null)
  const keep = (topUp: TopUp | undefined) => ui.setState(state => withTopUp(state, accountId, topUp))

  const send = async (amount: Money) => {
    const topUp = open ?? { topUpId: crypto.randomUUID(), amount }
    setSending(true)
    setRefusal(null)
    // Kept before it is sent: a window that is reloaded meanwhile knows of it, too.
    keep(topUp)
    const outcome = await api.request({ method: 'balance.topUp', params: { accountId, ...topUp } })
    setSending(false)
    if (outcome.ok || !unanswered.has(outcome.refusal.reason)) keep(undefined)
    if (!outcome.ok) setRefusal(outcome.refusal)
    return outcome.ok
  }
  const forget = () => {
    keep(undefined)
    setRefusal(null)
  }
  return { open, isSending, refusal, send, forget }
}
