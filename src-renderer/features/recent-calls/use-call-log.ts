import { useCallback, useEffect, useRef, useState } from 'react'
import type { AskInput } from '#shared/ipc/asks.ts'
import type { CallLogEntry, CallLogPage } from '#shared/ipc/call-log-entry.ts'
import { useApi } from '../../store/desktop-context.ts'

export type CallFilter = NonNullable<AskInput<'queryCallLog'>['filter']>

const pageSize = 50
const typingPauseMs = 120

export interface CallLogPages {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly entries: readonly CallLogEntry[]
  readonly hasMore: boolean
  /** Why calls may be missing, as a sentence. */
  readonly trouble?: string
  readonly loadMore: () => void
  readonly retry: () => void
}

interface Pages {
  /** Which question this answers. */
  readonly of: string
  readonly status: CallLogPages['status']
  readonly entries: readonly CallLogEntry[]
  readonly hasMore: boolean
  readonly trouble?: string
}

const empty: Pages = { of: '', status: 'loading', entries: [], hasMore: false }

/**
 * The local call log, page after page from where the last one stopped. When it changes, everything shown is asked
 * for again, so that a call which ended or was reconciled is right wherever it stands; the old rows stay meanwhile.
 */
export function useCallLog(search: string, filter: CallFilter): CallLogPages {
  const api = useApi()
  const [pages, setPages] = useState(empty)
  const shown = useRef(pageSize)
  const request = useRef(0)
  const question = `${filter} ${search.trim()}`

  const ask = useCallback(
    async (after: CallLogEntry | undefined, limit: number) => {
      request.current += 1
      const mine = request.current
      const outcome = await api.queryCallLog({
        search: search.trim(),
        filter,
        limit,
        ...(after && { after: { startedAt: after.startedAt, callId: after.callId } }),
      })
      // Overtaken by a newer question: its answer is the one that counts.
      if (request.current !== mine) return
      setPages(before =>
        outcome.ok ? added(before, outcome.value, after, question) : failed(before, question),
      )
    },
    [api, search, filter, question],
  )

  useEffect(() => {
    shown.current = pageSize
    const timer = setTimeout(() => void ask(undefined, pageSize), typingPauseMs)
    const stop = api.on('callLogChanged', () => void ask(undefined, Math.min(shown.current, 200)))
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [api, ask])

  const { entries, hasMore } = pages
  const loadMore = useCallback(() => {
    const last = entries.at(-1)
    if (!hasMore || !last) return
    shown.current = entries.length + pageSize
    void ask(last, pageSize)
  }, [ask, entries, hasMore])

  const retry = useCallback(() => {
    setPages(before => ({ ...before, status: 'loading' }))
    void ask(undefined, pageSize)
  }, [ask])

  return { ...pages, loadMore, retry }
}

function added(before: Pages, page: CallLogPage, after: CallLogEntry | undefined, of: string): Pages {
  const kept = after === undefined ? [] : before.entries
  return {
    of,
    status: 'ready',
    entries: [...kept, ...page.entries],
    hasMore: page.hasMore,
    trouble: page.trouble,
  }
}

/** Rows that answer the same question stay; those of another would be wrong. */
const failed = (before: Pages, of: string): Pages =>
  before.of === of ? { ...before, status: 'failed' } : { ...empty, of, status: 'failed' }
