import { useCallback, useEffect, useRef, useState } from 'react'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { ReportFilter, ReportSort } from '#shared/protocol/reports.ts'
import { useApi, useDesktop } from '../../store/desktop-context.ts'

const pageSize = 100

/** The rows read so far, and what became of the last question. */
export interface ReportRows {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly rows: readonly WireCall[]
  readonly hasMore: boolean
  /** They are being read anew. */
  readonly isStale: boolean
  readonly refusal?: AskRefusal
  readonly loadMore: () => void
}

interface Pages {
  /** Of which calls these are, in whatever order. */
  readonly about: string
  /** Which question these answer. */
  readonly of: string
  /** What they were last asked for on. */
  readonly occasion: string
  readonly status: ReportRows['status']
  readonly rows: readonly WireCall[]
  readonly nextCursor?: string
  readonly refusal?: AskRefusal
}

const nothingYet: Pages = { about: '', of: '', occasion: '', status: 'loading', rows: [] }

/**
 * The calls that the filter shows, page after page from where the last one stopped. Asked anew when the filter, the order
 * or `turn` changes and when the link is back; rows of another filter are never shown, those of another order until the
 * new ones are here.
 */
export function useReportRows(
  method: 'report.calls' | 'report.ownCalls',
  { filter, sort }: { readonly filter: ReportFilter; readonly sort: ReportSort },
  turn: number,
): ReportRows {
  const api = useApi()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const [pages, setPages] = useState(nothingYet)
  const request = useRef(0)
  const occasion = `${turn} ${isOnline ? 'online' : 'offline'}`
  const written = JSON.stringify(filter)
  const about = `${method} ${written}`
  const question = `${sort} ${about}`

  const ask = useCallback(
    async (occasion: string, cursor?: string) => {
      request.current += 1
      const mine = request.current
      // Reading back what was written down keeps this function the same for an equal filter.
      const params = { filter: JSON.parse(written) as ReportFilter, sort, limit: pageSize, cursor }
      const outcome = await api.request({ method, params })
      // Overtaken by a newer question: its answer is the one that counts.
      if (request.current !== mine) return
      setPages(before => {
        const kept = before.of === question ? before.rows : []
        if (!outcome.ok) {
          const { refusal } = outcome
          return { ...before, about, of: question, occasion, status: 'failed', rows: kept, refusal }
        }
        const { rows, nextCursor } = outcome.value
        return {
          about,
          of: question,
          occasion,
          status: 'ready',
          rows: cursor === undefined ? rows : [...kept, ...rows],
          nextCursor,
        }
      })
    },
    [api, method, written, sort, about, question],
  )

  useEffect(() => void ask(occasion), [ask, occasion])

  const isCurrent = pages.of === question
  const { nextCursor, status } = pages
  const loadMore = useCallback(() => {
    if (isCurrent && status === 'ready' && nextCursor !== undefined) void ask(occasion, nextCursor)
  }, [ask, occasion, isCurrent, status, nextCursor])

  const shown = pages.about === about ? pages : nothingYet
  return {
    ...shown,
    hasMore: shown.nextCursor !== undefined,
    isStale: !isCurrent || shown.occasion !== occasion,
    loadMore,
  }
}
