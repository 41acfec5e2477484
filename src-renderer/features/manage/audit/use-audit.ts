import { useCallback, useEffect, useState } from 'react'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { AuditFilter, WireAuditEntry } from '#shared/protocol/audit.ts'
import { useApi, useDesktop } from '../../../store/desktop-context.ts'
import type { Answer } from '../../../store/use-answer.ts'

export interface AuditPages {
  readonly entries: readonly WireAuditEntry[]
  readonly nextCursor?: string
}

interface Read {
  readonly key: string
  /** What it was last asked for on. */
  readonly occasion: string
  readonly answer: Answer<AuditPages>
}

/** The log that the filter shows, the newest first, page after page. */
export function useAudit(filter: AuditFilter): {
  readonly answer: Answer<AuditPages>
  readonly again: () => void
  readonly more: () => Promise<AskRefusal | null>
} {
  const api = useApi()
  const [turn, setTurn] = useState(0)
  const [read, setRead] = useState<Read>({ key: '', occasion: '', answer: { status: 'loading' } })
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const key = JSON.stringify(filter)
  const occasion = `${turn} ${isOnline ? 'online' : 'offline'}`

  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      // The key is the filter written down; reading it back keeps the effect from running for an equal object.
      const outcome = await api.request({
        method: 'audit.list',
        params: { filter: JSON.parse(key) as AuditFilter },
      })
      if (!isCurrent) return
      const answer: Answer<AuditPages> = outcome.ok
        ? { status: 'ready', value: outcome.value, isStale: false }
        : { status: 'failed', refusal: outcome.refusal }
      setRead(before => {
        // What was read stays on the screen while the link is away.
        const isKept = !outcome.ok && before.key === key && before.answer.status === 'ready'
        return isKept ? before : { key, occasion, answer }
      })
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [api, key, occasion])

  const again = useCallback(() => setTurn(before => before + 1), [])
  const more = async (): Promise<AskRefusal | null> => {
    const { answer } = read
    if (answer.status !== 'ready' || answer.value.nextCursor === undefined) return null
    const { nextCursor: cursor } = answer.value
    const outcome = await api.request({ method: 'audit.list', params: { filter, cursor } })
    if (!outcome.ok) return outcome.refusal
    const { entries, nextCursor } = outcome.value
    setRead(before => {
      if (before.key !== key || before.answer.status !== 'ready') return before
      // A page that came twice is taken once.
      if (before.answer.value.nextCursor !== cursor) return before
      const value = { entries: [...before.answer.value.entries, ...entries], nextCursor }
      return { ...before, answer: { ...before.answer, value } }
    })
    return null
  }
  return { answer: read.key === key ? read.answer : { status: 'loading' }, again, more }
}
