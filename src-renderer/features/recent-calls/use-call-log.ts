import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallLogEntry, CallLogFilter, CallLogPage, CallLogTrouble } from '#shared/ipc/call-log-entry.ts'
import { useApi } from '../../store/desktop-context.ts'

const pageSize = 50
const typingPauseMs = 120
/** As many as are asked for at once when what is shown has changed. */
const widestPage = 500

export interface CallLogPages {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly entries: readonly CallLogEntry[]
  readonly hasMore: boolean
  readonly trouble?: CallLogTrouble
  readonly loadMore: () => void
  readonly retry: () => void
}

interface Pages {
  /** Which question this answers. */
  readonly of: string
  readonly status: CallLogPages['status']
  readonly entries: readonly CallLogEntry[]
  /** Where the next page begins. */
  readonly next?: number
  readonly trouble?: CallLogTrouble
}

const empty: Pages = { of: '', status: 'loading', entries: [] }

/**
 * The local call log as a filter shows it (the same object while it is the same), page after page from where the last one stopped. When it changes, everything shown is asked
 * for again, so that a call which ended or was reconciled is right wherever it stands; the old rows stay meanwhile.
 */
export function useCallLog(filter: CallLogFilter): CallLogPages {
  const api = useApi()
  const [pages, setPages] = useState(empty)
  const shown = useRef(pageSize)
  const request = useRef(0)
  const question = JSON.stringify(filter)

  const ask = useCallback(
    async (after: number | undefined, limit: number) => {
      request.current += 1
      const mine = request.current
      const query = { ...filter, limit, ...(after !== undefined && { after }) }
      const outcome = await api.queryCallLog({ ...query, asker: 'callList' })
      // Overtaken by a newer question: its answer is the one that counts.
      if (request.current !== mine) return
      setPages(before =>
        outcome.ok ? added(before, outcome.value, after, question) : failed(before, question),
      )
    },
    [api, filter, question],
  )

  useEffect(() => {
    shown.current = pageSize
    const timer = setTimeout(() => void ask(undefined, pageSize), typingPauseMs)
    const stop = api.on('callLogChanged', () => void ask(undefined, Math.min(shown.current, widestPage)))
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [api, ask])

  const { entries, next } = pages
  const loadMore = useCallback(() => {
    if (next === undefined) return
    shown.current = entries.length + pageSize
    void ask(next, pageSize)
  }, [ask, entries.length, next])

  const retry = useCallback(() => {
    setPages(before => ({ ...before, status: 'loading' }))
    void ask(undefined, pageSize)
  }, [ask])

  return { ...pages, hasMore: next !== undefined, loadMore, retry }
}

function added(before: Pages, page: CallLogPage, after: number | undefined, of: string): Pages {
  const kept = after === undefined ? [] : before.entries
  return {
    of,
    status: 'ready',
    entries: [...kept, ...page.entries],
    next: page.next,
    trouble: page.trouble,
  }
}

/** Rows that answer the same question stay; those of another would be wrong. */
const failed = (before: Pages, of: string): Pages =>
  before.of === of ? { ...before, status: 'failed' } : { ...empty, of, status: 'failed' }
