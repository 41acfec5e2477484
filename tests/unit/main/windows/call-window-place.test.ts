import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  callWindowBounds,
  callWindowPlacesSchema,
  callWindowSize,
  withCallWindowPlace,
} from '../../../../src-main/windows/call-window-place.ts'

const laptop = { id: 1, workArea: { x: 0, y: 32, width: 1440, height: 868 } }
const beamer = { id: 2, workArea: { x: -1920, y: 0, width: 1920, height: 1080 } }

describe('[D7] where the call window is', () => {
  it('is at first the top right corner of the display', () => {
    expect(callWindowBounds(laptop, {})).toEqual({ x: 1072, y: 56, ...callWindowSize })
    expect(callWindowBounds(beamer, {})).toEqual({ x: -368, y: 24, ...callWindowSize })
  })

  it('is remembered for each display', () => {
    const moved = { x: 100, y: 700, ...callWindowSize }
    const places = withCallWindowPlace(laptop, {}, moved)
    expect(callWindowBounds(laptop, places)).toEqual(moved)
    expect(callWindowBounds(beamer, places)).toEqual(callWindowBounds(beamer, {}))
    expect(callWindowPlacesSchema.parse(JSON.parse(JSON.stringify(places)))).toEqual(places)
  })

  it('stays at the right when the display grows', () => {
    const places = withCallWindowPlace(laptop, {}, { x: 1000, y: 56, ...callWindowSize })
    const wider = { ...laptop, workArea: { ...laptop.workArea, width: 2560 } }
    expect(callWindowBounds(wider, places).x).toBe(2120)
  })

  it('is whole on the screen, whatever was remembered and however the display has changed', () => {
    const length = fc.integer({ min: 1, max: 8_000 })
    const at = fc.integer({ min: -20_000, max: 20_000 })
    fc.assert(
      fc.property(at, at, length, length, at, at, (x, y, width, height, right, top) => {
        const workArea = { x, y, width, height }
        const bounds = callWindowBounds({ id: 1, workArea }, { '1': { right, top } })
        expect(bounds.x).toBeGreaterThanOrEqual(x)
        expect(bounds.y).toBeGreaterThanOrEqual(y)
        expect(bounds.x + bounds.width).toBeLessThanOrEqual(x + width)
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(y + height)
      }),
    )
  })
})
