import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './RovingList.module.css'
import { movedIndex } from './roving-index.ts'

/** Longer lists keep only what is in sight in the page. */
const virtualFrom = 100

export interface RovingListProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly selectedKey?: string | null
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
  const isVirtual = items.length > virtualFrom
  // oxlint-disable-next-line react/incompatible-library -- the compiler may skip this component; nothing depends on it
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: index => keyOf(items[index] as Item),
    overscan: 8,
  })
  const activeIndex = indexOfKey(items, keyOf, activeKey) ?? indexOfKey(items, keyOf, selectedKey) ?? 0
  const shown = isVirtual
    ? virtualizer.getVirtualItems()
    : items.map((_item, index) => ({ index, start: 0, key: index }))
  const lastShown = shown.at(-1)?.index ?? -1

  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 5 && isVirtual) onEndReached?.()
  }, [items.length, lastShown, isVirtual, onEndReached])

  const focusRow = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    setActiveKey(keyOf(item))
    if (isVirtual) virtualizer.scrollToIndex(index)
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

  const onScroll = () => {
    const element = scroller.current
    if (!element || isVirtual) return
    if (element.scrollHeight - element.scrollTop - element.clientHeight < 400) onEndReached?.()
  }

  const row = (index: number, start: number) => {
    const item = items[index]
    if (item === undefined) return null
    const key = keyOf(item)
    return (
      <div
        key={key}
        ref={isVirtual ? virtualizer.measureElement : undefined}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element cannot hold a row
        role="option"
        aria-selected={key === selectedKey}
        aria-posinset={index + 1}
        aria-setsize={items.length}
        tabIndex={index === activeIndex ? 0 : -1}
        data-index={index}
        className={styles.row}
        style={isVirtual ? { position: 'absolute', insetInline: 0, top: start } : undefined}
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
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot hold rows
        role="listbox"
        aria-label={label}
        className={styles.rows}
        style={isVirtual ? { height: virtualizer.getTotalSize() } : undefined}
      >
        {shown.map(({ index, start }) => row(index, start))}
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
