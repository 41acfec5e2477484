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

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
