import { describe, expect, it } from 'vitest'
import {
  clampPlace,
  placeAfterKey,
  readPlace,
  writePlace,
} from '../../../../../src-renderer/features/call/widget-place.ts'

const widget = { width: 300, height: 100 }
const window = { width: 1000, height: 600 }

describe('[O7] the place of the widget', () => {
  it.each([
    ['inside', { right: 50, top: 60 }, { right: 50, top: 60 }],
    ['beyond the right and the top', { right: -200, top: -5 }, { right: 8, top: 8 }],
    ['beyond the left and the foot', { right: 5000, top: 5000 }, { right: 692, top: 492 }],
  ])('%s ends inside the window', (_what, wanted, expected) => {
    expect(clampPlace(wanted, widget, window)).toEqual(expected)
  })

  it('shows its top right in a window that is too small', () => {
    expect(clampPlace({ right: 100, top: 100 }, widget, { width: 200, height: 50 })).toEqual({
      right: 8,
      top: 8,
    })
  })

  it('moves by the arrow keys, further with Shift, and by no other key', () => {
    const place = { right: 100, top: 100 }
    expect(placeAfterKey(place, 'ArrowLeft', false)).toEqual({ right: 116, top: 100 })
    expect(placeAfterKey(place, 'ArrowRight', false)).toEqual({ right: 84, top: 100 })
    expect(placeAfterKey(place, 'ArrowDown', true)).toEqual({ right: 100, top: 164 })
    expect(placeAfterKey(place, 'Enter', false)).toBeNull()
  })

  it('is read as it was written, and not from nonsense', () => {
    expect(readPlace(writePlace({ right: 12, top: 34 }))).toEqual({ right: 12, top: 34 })
    expect([null, '', 'a b', '12'].map(readPlace)).toEqual([null, null, null, null])
  })
})
