import { z } from 'zod'

const coordinate = z.int().min(-100_000).max(100_000)
export const boundsSchema = z.object({
  x: coordinate,
  y: coordinate,
  width: z.int().positive().max(100_000),
  height: z.int().positive().max(100_000),
})
export type Bounds = z.infer<typeof boundsSchema>

export const smallestWindow = { width: 480, height: 560 } as const
export const usualWindow = { width: 1180, height: 760 } as const

/** The remembered place made to fit the display that it is on now: whole, and never beside all screens. */
export function fitInto(wanted: Bounds, workArea: Bounds): Bounds {
  const width = clamp(wanted.width, smallestWindow.width, Math.max(smallestWindow.width, workArea.width))
  const height = clamp(wanted.height, smallestWindow.height, Math.max(smallestWindow.height, workArea.height))
  return {
    x: clamp(wanted.x, workArea.x, Math.max(workArea.x, workArea.x + workArea.width - width)),
    y: clamp(wanted.y, workArea.y, Math.max(workArea.y, workArea.y + workArea.height - height)),
    width,
    height,
  }
}

/** What of a window's upper edge must be on a screen to take hold of it, in pixels. */
const handle = { width: 120, height: 32 } as const

/** Whether a person can take hold of a window that lies there; its display may have been unplugged while it was hidden. */
export function isWithinReach(bounds: Bounds, workAreas: readonly Bounds[]): boolean {
  return workAreas.some(area => {
    const left = Math.max(bounds.x, area.x)
    const right = Math.min(bounds.x + bounds.width, area.x + area.width)
    // A maximised window lies a few pixels beside its screen.
    const isEdgeThere =
      bounds.y >= area.y - handle.height / 2 && bounds.y + handle.height <= area.y + area.height
    return isEdgeThere && right - left >= handle.width
  })
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
