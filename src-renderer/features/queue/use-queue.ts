import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import { useApi } from '../../store/desktop-context.ts'
import { followQueue } from './follow-queue.ts'
import { createQueueStore, type QueueStore } from './queue-store.ts'
import type { RowOrder, RowStore } from './row-store.ts'

type WatchStatus =
  { readonly status: 'loading' | 'ready' } | { readonly status: 'failed'; readonly refusal: AskRefusal }

type WatchedQueue = WatchStatus & { readonly store: QueueStore }

/** The live queue, told for as long as this is on the screen. [D8] */
export function useQueue(): WatchedQueue {
  const api = useApi()
  const [store] = useState(createQueueStore)
  const [watch, setWatch] = useState<WatchStatus>({ status: 'loading' })

  useEffect(() => {
    let isCurrent = true
    const { asked, stop } = followQueue(api, news => {
      store.take(news)
      if (news.kind === 'snapshot') setWatch({ status: 'ready' })
    })
    const ask = async () => {
      const outcome = await asked
      // Without a link the main process asks again once there is one.
      if (!isCurrent || outcome.ok || outcome.refusal.reason === 'offline') return
      setWatch({ status: 'failed', refusal: outcome.refusal })
    }
    void ask()
    return () => {
      isCurrent = false
      stop()
    }
  }, [api, store])

  return { ...watch, store }
}

/**
 * One row, redrawn when it alone changes.
 * @param looksSame whether nothing that is drawn of it has changed; the same function for the life of the component
 */
export function useRow<Id extends string, Row extends { readonly id: Id }>(
  rows: RowStore<Id, Row>,
  id: Id,
  looksSame: (one: Row, other: Row) => boolean = Object.is,
): Row | undefined {
  const subscribe = useCallback(
    (changed: () => void) => {
      let drawn = rows.get(id)
      return rows.onRow(id, () => {
        const row = rows.get(id)
        if (drawn && row && looksSame(drawn, row)) return
        drawn = row
        changed()
      })
    },
    [rows, id, looksSame],
  )
  return useSyncExternalStore(subscribe, () => rows.get(id))
}

/** The rows that are shown, redrawn when their order changes. */
export function useOrder<Id extends string, Row extends { readonly id: Id }>(
  rows: RowStore<Id, Row>,
): RowOrder<Id> {
  return useSyncExternalStore(
    listener => rows.onOrder(listener),
    () => rows.order(),
  )
}
