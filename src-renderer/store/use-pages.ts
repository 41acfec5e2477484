import { useCallback, useEffect, useState } from 'react'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { PlatformAnswer, PlatformRequest } from '#shared/ipc/platform-requests.ts'
import { useApi, useDesktop } from './desktop-context.ts'
import type { Answer } from './use-answer.ts'

/** Lists that the platform gives page by page, the newest first. */
type PagedMethod = 'audit.list' | 'balance.ledger'
type Entry<M extends PagedMethod> = PlatformAnswer<M>['entries'][number]

export interface Pages<E> {
  readonly entries: readonly E[]
  readonly nextCursor?: string | undefined
}

export interface ReadPages<E> {
  readonly answer: Answer<Pages<E>>
  readonly again: () => void
  /** Reads on; why it could not, or null. */
  readonly more: () => Promise<AskRefusal | null>
}

interface Read<E> {
  readonly key: string
  /** What it was last asked on. */
  readonly occasion: string
  readonly answer: Answer<Pages<E>>
}

/**
 * A list from its newest entry on; asked again when the question changes, the link is back, or there is news of it.
 * @param news anything that differs once there are new entries
 */
export function usePages<M extends PagedMethod>(request: PlatformRequest<M>, news = ''): ReadPages<Entry<M>> {
  const api = useApi()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const [turn, setTurn] = useState(0)
  const [read, setRead] = useState<Read<Entry<M>>>({
    key: '',
    occasion: '',
    answer: { status: 'loading' },
  })
  const key = JSON.stringify(request)
  const occasion = `${turn} ${isOnline ? 'online' : 'offline'} ${news}`

  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      // The key is the request written down; reading it back keeps the effect from running for an equal object.
      const outcome = await api.request(JSON.parse(key) as PlatformRequest<M>)
      if (!isCurrent) return
      setRead(before => {
        const kept = before.key === key && before.answer.status === 'ready' ? before.answer.value : undefined
        if (outcome.ok) return { key, occasion, answer: ready(withNewest(kept, outcome.value)) }
        // What was read stays on the screen while the link is away.
        return kept ? before : { key, occasion, answer: { status: 'failed', refusal: outcome.refusal } }
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
    // The same question with the place where it was left, which its method takes.
    const onwards = { ...request, params: { ...request.params, cursor } } as PlatformRequest<M>
    const outcome = await api.request(onwards)
    if (!outcome.ok) return outcome.refusal
    const { entries, nextCursor } = outcome.value
    setRead(before => {
      if (before.key !== key || before.answer.status !== 'ready') return before
      // A page that came twice is taken once.
      if (before.answer.value.nextCursor !== cursor) return before
      const all: Entry<M>[] = [...before.answer.value.entries, ...entries]
      return { ...before, answer: ready({ entries: all, nextCursor }) }
    })
    return null
  }
  return { answer: read.key === key ? read.answer : { status: 'loading' }, again, more }
}

const ready = <T>(value: T): Answer<T> => ({ status: 'ready', value, isStale: false })

const idOf = (entry: { readonly id: string } | { readonly seq: number }) =>
  'id' in entry ? entry.id : entry.seq

/** New entries before those that are known; where there are more of them than a page, the list begins anew. */
function withNewest<E extends { readonly id: string } | { readonly seq: number }>(
  known: Pages<E> | undefined,
  newest: Pages<E>,
): Pages<E> {
  const [first] = known?.entries ?? []
  const seam = first === undefined ? -1 : newest.entries.findIndex(entry => idOf(entry) === idOf(first))
  if (!known || seam < 0) return newest
  return { entries: [...newest.entries.slice(0, seam), ...known.entries], nextCursor: known.nextCursor }
}
