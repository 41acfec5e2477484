/** Where the widget is: pixels from the window's right and top edges, so that a wider window leaves it there. */
export interface Place {
  readonly right: number
  readonly top: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Pixels that stay free at each edge of the window. */
const margin = 8

/** Keeps the whole widget inside the window; a window that is too small shows its top right. */
export function clampPlace(place: Place, widget: Size, window: Size): Place {
  const clamp = (value: number, most: number) => Math.round(Math.max(margin, Math.min(value, most)))
  return {
    right: clamp(place.right, window.width - widget.width - margin),
    top: clamp(place.top, window.height - widget.height - margin),
  }
}

const steps: Readonly<Record<string, Place>> = {
  ArrowLeft: { right: 1, top: 0 },
  ArrowRight: { right: -1, top: 0 },
  ArrowUp: { right: 0, top: -1 },
  ArrowDown: { right: 0, top: 1 },
}

/** Where a key moves it: arrows by 16 pixels, with Shift by 64; null for other keys. */
export function placeAfterKey(place: Place, key: string, isLarge: boolean): Place | null {
  const step = steps[key]
  if (!step) return null
  const distance = isLarge ? 64 : 16
  return { right: place.right + step.right * distance, top: place.top + step.top * distance }
}

/** Reads what was kept; null when nothing was, or nothing that makes sense. */
export function readPlace(kept: string | null): Place | null {
  if (kept === null) return null
  const [right, top] = kept.split(' ').map(Number)
  return Number.isFinite(right) && Number.isFinite(top) ? { right: right ?? 0, top: top ?? 0 } : null
}

export const writePlace = ({ right, top }: Place): string => `${right} ${top}`
