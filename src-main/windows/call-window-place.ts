import { z } from 'zod'
import type { Bounds } from './window-bounds.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Room for the longest sentence of either language; a long name is cut. */
export const callWindowSize: Size = { width: 344, height: 176 }
const usualGap = 24

const distance = z.int().min(-100_000).max(100_000)
/** Where the person put it, by display: the distances from the right and the top of the space for windows. */
export const callWindowPlacesSchema = z.record(
  z.string().max(40),
  z.object({ right: distance, top: distance }),
)
export type CallWindowPlaces = z.infer<typeof callWindowPlacesSchema>

/** The remembered place on this display, always whole on its screen; at first the top right corner. [D7] */
export function callWindowBounds(
  display: { readonly id: number; readonly workArea: Bounds },
  places: CallWindowPlaces,
  size: Size = callWindowSize,
): Bounds {
  const { workArea } = display
  const { right, top } = places[String(display.id)] ?? { right: usualGap, top: usualGap }
  const width = Math.min(size.width, workArea.width)
  const height = Math.min(size.height, workArea.height)
  return {
    x: workArea.x + clamp(workArea.width - width - right, 0, workArea.width - width),
    y: workArea.y + clamp(top, 0, workArea.height - height),
    width,
    height,
  }
}

/** Remembers where it is on this display. */
export function withCallWindowPlace(
  display: { readonly id: number; readonly workArea: Bounds },
  places: CallWindowPlaces,
  bounds: Bounds,
): CallWindowPlaces {
  const { workArea } = display
  const right = workArea.x + workArea.width - (bounds.x + bounds.width)
  return { ...places, [String(display.id)]: { right, top: bounds.y - workArea.y } }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
