import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CallId } from '#shared/domain/ids.ts'
import { useApi } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import type { Words } from './words.ts'

/** A pause in the typing this long, in milliseconds, hands over what was typed. */
const pauseMs = 600

/** Words about a call that are kept as they are written, and at the latest when they leave the screen. */
export function useKeptWords(
  callId: CallId,
  before: Words,
): { readonly words: Words; readonly write: (changed: Partial<Words>) => void } {
  const api = useApi()
  const tell = useTell()
  const [words, setWords] = useState(before)
  const unkept = useRef<Words | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const keep = () => {
    clearTimeout(timer.current)
    if (unkept.current === null) return
    const { tags, ...others } = unkept.current
    unkept.current = null
    void api.reportCall({ callId, stats: {}, ...others, tags: [...tags] }).then(tell)
  }
  const leave = useEffectEvent(keep)
  useEffect(() => () => leave(), [])
  return {
    words,
    write(changed) {
      const next = { ...words, ...changed }
      unkept.current = next
      setWords(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(keep, pauseMs)
    },
  }
}
