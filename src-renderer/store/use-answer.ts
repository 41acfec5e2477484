import { useCallback, useEffect, useState } from 'react'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { PlatformAnswer, PlatformRequest, WindowMethod } from '#shared/ipc/platform-requests.ts'
import { useApi, useDesktop } from './desktop-context.ts'

/** What the platform said to a question; `isStale` while a newer answer is on its way, or cannot be had. */
export type Answer<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T; readonly isStale: boolean }
  | { readonly status: 'failed'; readonly refusal: AskRefusal }

interface Asked<M extends WindowMethod> {
  readonly key: string
  readonly value?: PlatformAnswer<M>
  readonly refusal?: AskRefusal
}

/**
 * Asks the platform, and again when the question changes, when the link is back, or by `again`. An answer stays on the
 * screen while its successor is fetched.
 */
export function useAnswer<M extends WindowMethod>(
  request: PlatformRequest<M>,
): { readonly answer: Answer<PlatformAnswer<M>>; readonly again: () => void } {
  const api = useApi()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const [turn, setTurn] = useState(0)
  const key = JSON.stringify(request)
  const [asked, setAsked] = useState<Asked<M>>({ key: '' })
  /** Asked anew at each of them. */
  const occasion = `${turn} ${isOnline ? 'online' : 'offline'}`
  const [settled, setSettled] = useState('')

  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      // The key is the request written down; reading it back keeps the effect from running for an equal object.
      const outcome = await api.request(JSON.parse(key) as PlatformRequest<M>)
      if (!isCurrent) return
      setSettled(occasion)
      setAsked(before => {
        if (outcome.ok) return { key, value: outcome.value }
        return before.key === key
          ? { ...before, refusal: outcome.refusal }
          : { key, refusal: outcome.refusal }
      })
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [api, key, occasion])

  const again = useCallback(() => setTurn(before => before + 1), [])
  return { answer: answerOf(asked, key, settled === occasion && isOnline), again }
}

function answerOf<M extends WindowMethod>(
  asked: Asked<M>,
  key: string,
  isSettled: boolean,
): Answer<PlatformAnswer<M>> {
  if (asked.key !== key) return { status: 'loading' }
  if (asked.value !== undefined) {
    return { status: 'ready', value: asked.value, isStale: !isSettled || asked.refusal !== undefined }
  }
  return asked.refusal ? { status: 'failed', refusal: asked.refusal } : { status: 'loading' }
}
