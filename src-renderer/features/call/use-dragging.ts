import { type KeyboardEvent, type PointerEvent, type RefObject, useState, useSyncExternalStore } from 'react'
import { useCalls } from './calls-context.ts'
import { clampPlace, type Place, placeAfterKey, readPlace, type Size, writePlace } from './widget-place.ts'

const storageKey = 'dering-call-widget'

export interface Dragging {
  /** Null: where the layout puts it. */
  readonly place: Place | null
  readonly handle: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  }
}

interface Grip {
  readonly from: Place
  readonly x: number
  readonly y: number
}

/** [O7] Moves the widget by its handle, with the pointer or the arrow keys, and remembers where it was put. */
export function useDragging(widget: RefObject<HTMLElement | null>): Dragging {
  const { storage } = useCalls()
  const [wanted, setWanted] = useState<Place | null>(() => readPlace(storage.getItem(storageKey)))
  const [grip, setGrip] = useState<Grip | null>(null)
  const window = useWindowSize()

  const sizeOf = (): Size => widget.current?.getBoundingClientRect() ?? { width: 0, height: 0 }
  const here = (): Place => {
    const box = widget.current?.getBoundingClientRect()
    return box ? { right: window.width - box.right, top: box.top } : { right: 0, top: 0 }
  }
  const move = (place: Place) => {
    const next = clampPlace(place, sizeOf(), window)
    setWanted(next)
    storage.setItem(storageKey, writePlace(next))
  }
  const reset = () => {
    setWanted(null)
    storage.removeItem(storageKey)
  }

  return {
    place: wanted && clampPlace(wanted, sizeOf(), window),
    handle: {
      onPointerDown(event) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setGrip({ from: here(), x: event.clientX, y: event.clientY })
      },
      onPointerMove(event) {
        if (!grip) return
        const right = grip.from.right - (event.clientX - grip.x)
        move({ right, top: grip.from.top + event.clientY - grip.y })
      },
      onPointerUp: () => setGrip(null),
      onKeyDown(event) {
        const next = placeAfterKey(here(), event.key, event.shiftKey)
        if (!next && event.key !== 'Home') return
        event.preventDefault()
        if (next) move(next)
        else reset()
      },
    },
  }
}

function useWindowSize(): Size {
  const text = useSyncExternalStore(onResize, () => `${window.innerWidth} ${window.innerHeight}`)
  const [width = 0, height = 0] = text.split(' ').map(Number)
  return { width, height }
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}
