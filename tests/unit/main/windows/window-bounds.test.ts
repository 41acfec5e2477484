import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitInto, isWithinReach, smallestWindow } from '../../../../src-main/windows/window-bounds.ts'

const display = { x: 0, y: 0, width: 1920, height: 1040 }

describe('the remembered place of the window', () => {
  it.each([
    [
      'fits as it was',
      { x: 100, y: 50, width: 1180, height: 760 },
      { x: 100, y: 50, width: 1180, height: 760 },
    ],
    [
      'lay on a display that is gone',
      { x: 4000, y: 50, width: 1180, height: 760 },
      { x: 740, y: 50, width: 1180, height: 760 },
    ],
    [
      'is larger than the display',
      { x: -8, y: -8, width: 2576, height: 1416 },
      { x: 0, y: 0, width: 1920, height: 1040 },
    ],
    ['is too small to use', { x: 5, y: 5, width: 10, height: 10 }, { x: 5, y: 5, width: 480, height: 560 }],
  ])('%s', (_title, wanted, fitted) => {
    expect(fitInto(wanted, display)).toEqual(fitted)
  })

  it.each([
    [true, 'on the display', { x: 100, y: 50 }],
    [true, 'maximised on it', { x: -8, y: -8 }],
    [true, 'half beside it', { x: 1_700, y: 900 }],
    [true, 'on another one', { x: 2_000, y: 200 }],
    [false, 'where no display is any more', { x: 4_000, y: 50 }],
    [false, 'with its title above it', { x: 100, y: -700 }],
    [false, 'with its title below it', { x: 100, y: 1_030 }],
    [false, 'with too little of its title to take hold of', { x: -1_100, y: 50 }],
  ])('is within reach: %s, %s', (expected, _where, place) => {
    const second = { x: 1_920, y: 200, width: 1_280, height: 700 }
    expect(isWithinReach({ ...place, width: 1_180, height: 760 }, [display, second])).toBe(expected)
  })

  it('always has its title bar and its least size on the display', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 })
    const size = fc.integer({ min: 1, max: 10_000 })
    const bounds = fc.record({ x: number, y: number, width: size, height: size })
    const area = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: 320, max: 8_000 }),
      height: fc.integer({ min: 240, max: 8_000 }),
    })
    fc.assert(
      fc.property(bounds, area, (wanted, workArea) => {
        const fitted = fitInto(wanted, workArea)
        expect(fitted.width).toBeGreaterThanOrEqual(smallestWindow.width)
        expect(fitted.height).toBeGreaterThanOrEqual(smallestWindow.height)
        expect(fitted.x).toBeGreaterThanOrEqual(workArea.x)
        expect(fitted.y).toBeGreaterThanOrEqual(workArea.y)
        expect(fitted.x).toBeLessThan(workArea.x + workArea.width)
        expect(fitted.y).toBeLessThan(workArea.y + workArea.height)
      }),
    )
  })
})
