import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './RovingList.module.css'
import { keysOf } from './say-shortcuts.tsx'
import type { Shortcut } from './shortcuts.ts'
import { movedIndex } from './roving-index.ts'

/** Longer lists keep only the rows in sight in the page. */
const wholeUpTo = 100

export interface RovingListProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly selectedKey?: string | null
  /** They move through the list from wherever one is. */
  readonly shortcuts?: readonly Shortcut[]
  /** Pixels; measured exactly once a row is shown. */
  readonly estimatedRowHeight: number
  readonly renderRow: (item: Item) => ReactNode
  readonly onOpen: (item: Item, by: 'pointer' | 'keyboard') => void
  /** The end comes into sight: time for the next page. */
  readonly onEndReached?: () => void
  /** After the last row, such as the skeleton of the next page. */
  readonly footer?: ReactNode
}

/**
 * A list with one tab stop: arrows, Home, End and Page keys move the focus, Enter opens. Opening is never a
 * side effect of moving.
 */
export function RovingList<Item>(props: RovingListProps<Item>) {
  const { label, items, keyOf, selectedKey, estimatedRowHeight, renderRow, onOpen, onEndReached } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const activeIndex = indexOfKey(items, keyOf, activeKey) ?? indexOfKey(items, keyOf, selectedKey) ?? 0
  // oxlint-disable-next-line react/incompatible-library -- the compiler may skip this component; nothing depends on it
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    // An index below `count` is one of the items.
    getItemKey: index => keyOf(items[index] as Item),
    overscan: items.length <= wholeUpTo ? items.length : 8,
    // The row with the focus stays, wherever one scrolls: without it the keyboard would be lost.
    rangeExtractor: range =>
      [...new Set([...defaultRangeExtractor(range), activeIndex])].sort((a, b) => a - b),
  })
  const lastInSight = virtualizer.range?.endIndex ?? -1

  useEffect(() => {
    if (items.length > 0 && lastInSight >= items.length - 5) onEndReached?.()
  }, [items.length, lastInSight, onEndReached])

  const focusRow = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    setActiveKey(keyOf(item))
    virtualizer.scrollToIndex(index)
    // The row may have to be rendered first.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus()
    })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[activeIndex]
    if ((event.key === 'Enter' || event.key === ' ') && item !== undefined) {
      event.preventDefault()
      onOpen(item, 'keyboard')
      return
    }
    const next = movedIndex({ key: event.key, index: activeIndex, count: items.length })
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    focusRow(next)
  }

  const row = (index: number, start: number) => {
    const item = items[index]
    if (item === undefined) return null
    const key = keyOf(item)
    return (
      <div
        key={key}
        ref={virtualizer.measureElement}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element cannot hold a row
        role="option"
        aria-selected={key === selectedKey}
        aria-posinset={index + 1}
        aria-setsize={items.length}
        tabIndex={index === activeIndex ? 0 : -1}
        data-index={index}
        className={styles.row}
        style={{ top: start }}
        onClick={() => {
          setActiveKey(key)
          onOpen(item, 'pointer')
        }}
        onKeyDown={onKeyDown}
      >
        {renderRow(item)}
      </div>
    )
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot hold rows
        role="listbox"
        aria-label={label}
        aria-keyshortcuts={props.shortcuts && keysOf(...props.shortcuts)}
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => row(index, start))}
      </div>
      {props.footer}
    </div>
  )
}

function indexOfKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  key: string | null | undefined,
): number | undefined {
  if (key === null || key === undefined) return undefined
  const index = items.findIndex(item => keyOf(item) === key)
  return index === -1 ? undefined : index
}
