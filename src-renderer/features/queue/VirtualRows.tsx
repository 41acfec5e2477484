import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { movedIndex } from '../../ui/roving-index.ts'
import type { RowOrder } from './row-store.ts'
import styles from './VirtualRows.module.css'

interface VirtualRowsProps<Id extends string> {
  readonly label: string
  readonly order: RowOrder<Id>
  /** Pixels; measured once a row is shown. */
  readonly estimatedRowHeight: number
  /** The row's one button carries `data-row-action` and is a tab stop where `isActive`. */
  readonly renderRow: (id: Id, isActive: boolean) => ReactNode
}

/** Only the rows in sight are in the page. One tab stop: arrows, Home, End and Page keys move from row to row. */
export function VirtualRows<Id extends string>(props: VirtualRowsProps<Id>) {
  const { label, order, estimatedRowHeight, renderRow } = props
  const { ids } = order
  const scroller = useRef<HTMLDivElement>(null)
  const [activeId, setActiveId] = useState<Id | null>(null)
  const known = activeId === null ? -1 : ids.indexOf(activeId)
  const activeIndex = Math.max(0, known)
  // oxlint-disable-next-line react/incompatible-library -- the compiler may skip this component; nothing depends on it
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    // An index below `count` is one of the ids.
    getItemKey: index => ids[index] as Id,
    overscan: 4,
    // The row with the focus stays, wherever one scrolls: without it the keyboard would be lost.
    rangeExtractor: range =>
      known === -1
        ? defaultRangeExtractor(range)
        : [...new Set([...defaultRangeExtractor(range), known])].sort((a, b) => a - b),
  })

  const onKeyDown = (event: KeyboardEvent) => {
    // A row's open menu is a child of the row for React alone: its keys are its own.
    if (!(event.target instanceof Node) || !scroller.current?.contains(event.target)) return
    const next = movedIndex({ key: event.key, index: activeIndex, count: ids.length })
    const id = next === null ? undefined : ids[next]
    if (next === null || id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    setActiveId(id)
    virtualizer.scrollToIndex(next)
    // The row may have to be rendered first.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] [data-row-action]`)?.focus()
    })
  }

  const onFocus = ({ target }: FocusEvent) => {
    const index = target.closest<HTMLElement>('[data-index]')?.dataset['index']
    const id = index === undefined ? undefined : ids[Number(index)]
    if (id !== undefined) setActiveId(id)
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        aria-label={label}
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onFocusCapture={onFocus}
        onKeyDownCapture={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const id = ids[index]
          if (id === undefined) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={ids.length}
              className={styles.row}
              style={{ top: start }}
            >
              {renderRow(id, index === activeIndex)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
