import { useCallback, useEffect, useRef, useState } from 'react'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useApi, useDesktop, useUiStore } from '../../../store/desktop-context.ts'
import { withListedRooms } from '../../../store/ui-store.ts'

const pageSize = 50
const typingPauseMs = 250

export interface ResolvedRoomPages {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly rooms: readonly WireRoom[]
  readonly hasMore: boolean
  readonly loadMore: () => void
  readonly retry: () => void
}

interface Pages {
  readonly status: ResolvedRoomPages['status']
  readonly rooms: readonly WireRoom[]
  readonly nextCursor?: string
}

const empty: Pages = { status: 'loading', rooms: [] }

/** Resolved rooms, which only the platform has, page by page; asked anew when one types or is online again. */
export function useResolvedRooms(search: string): ResolvedRoomPages {
  const api = useApi()
  const ui = useUiStore()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const [pages, setPages] = useState(empty)
  const request = useRef(0)

  const load = useCallback(
    async (cursor?: string) => {
      request.current += 1
      const mine = request.current
      const query = search.trim()
      const outcome = await api.listRooms({
        filter: 'resolved',
        limit: pageSize,
        ...(query !== '' && { query }),
        ...(cursor !== undefined && { cursor }),
      })
      // Overtaken by a newer search: its answer is the one that counts.
      if (request.current !== mine) return
      if (!outcome.ok) {
        setPages(before => ({ ...before, status: 'failed' }))
        return
      }
      const { rooms, nextCursor } = outcome.value
      ui.setState(state => withListedRooms(state, rooms))
      setPages(before => ({
        status: 'ready',
        rooms: cursor === undefined ? rooms : [...before.rooms, ...rooms],
        nextCursor,
      }))
    },
    [api, ui, search],
  )

  useEffect(() => {
    // Offline the refusal comes at once, so there is nothing to wait for.
    const timer = setTimeout(() => void load(), isOnline ? typingPauseMs : 0)
    return () => clearTimeout(timer)
  }, [load, isOnline])

  const { nextCursor } = pages
  const loadMore = useCallback(() => {
    if (nextCursor === undefined) return
    // No second ask for the same page while it is on its way.
    setPages(before => ({ ...before, nextCursor: undefined }))
    void load(nextCursor)
  }, [load, nextCursor])

  const retry = useCallback(() => {
    setPages(before => ({ ...before, status: 'loading' }))
    void load()
  }, [load])

  return { status: pages.status, rooms: pages.rooms, hasMore: nextCursor !== undefined, loadMore, retry }
}
