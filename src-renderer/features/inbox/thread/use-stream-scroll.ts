import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useApi } from '../../../store/desktop-context.ts'
import { useTell } from '../../../store/use-tell.ts'
import type { StreamItem } from './stream-items.ts'

/** Near enough to the end to follow what comes, and to the start to load what was before. */
const nearEndPx = 48
const nearStartPx = 240

export interface StreamScroll {
  readonly isAtEnd: boolean
  readonly isLoadingOlder: boolean
  /** Lines that came since the end was left. */
  readonly unseen: number
  readonly onScroll: () => void
  readonly toEnd: () => void
}

/** Keeps the newest in sight, or what is being read in its place when older lines come in above it. */
export function useStreamScroll(
  ref: RefObject<HTMLDivElement | null>,
  items: readonly StreamItem[],
  hasOlder: boolean,
): StreamScroll {
  const api = useApi()
  const tell = useTell()
  const [isAtEnd, setAtEnd] = useState(true)
  const [seenKey, setSeenKey] = useState<string | undefined>(undefined)
  const [isLoadingOlder, setLoadingOlder] = useState(false)
  /** As of the last layout: what is kept still while lines are added. */
  const before = useRef({ firstKey: '', height: 0, isAtEnd: true })
  const lastKey = items.at(-1)?.key

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const firstKey = firstLine(items)
    const grew = element.scrollHeight - before.current.height
    if (before.current.isAtEnd) element.scrollTop = element.scrollHeight
    else if (firstKey !== before.current.firstKey) element.scrollTop += grew
    before.current = { ...before.current, firstKey, height: element.scrollHeight }
  }, [ref, items])

  // A taller composer or a folded column changes the height: the end stays the end.
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => {
      if (before.current.isAtEnd) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])

  const loadOlder = async () => {
    setLoadingOlder(true)
    tell(await api.loadOlderMessages())
    setLoadingOlder(false)
  }

  const onScroll = () => {
    const element = ref.current
    if (!element) return
    const isNow = element.scrollHeight - element.scrollTop - element.clientHeight <= nearEndPx
    if (before.current.isAtEnd && !isNow) setSeenKey(lastKey)
    before.current = { ...before.current, isAtEnd: isNow }
    setAtEnd(isNow)
    if (element.scrollTop < nearStartPx && hasOlder && !isLoadingOlder) void loadOlder()
  }

  const toEnd = () => {
    const element = ref.current
    if (element) element.scrollTop = element.scrollHeight
  }

  const seenIndex = items.findIndex(item => item.key === seenKey)
  const unseen = isAtEnd || seenIndex === -1 ? 0 : linesAfter(items, seenIndex)
  return { isAtEnd, isLoadingOlder, unseen, onScroll, toEnd }
}

/** The day above changes with what is loaded; the first line itself tells whether older ones came in. */
const firstLine = (items: readonly StreamItem[]): string => items.find(item => item.kind !== 'day')?.key ?? ''

const linesAfter = (items: readonly StreamItem[], index: number): number =>
  items.slice(index + 1).filter(item => item.kind !== 'day').length
