import { expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { packCursor, readCursor, writeCursor } from '../../../src-platform/cursor.ts'

it('gives back the place that it was written for', () => {
  expect(readCursor(writeCursor(5, 'call-1'), callIdSchema)).toEqual({ at: 5, id: 'call-1' })
})

it.each([
  '',
  'e30',
  '!',
  packCursor([5]),
  packCursor([0.5, 'call-1']),
  packCursor([5, '']),
  packCursor([5, 7]),
])('is none where it was not written here: “%s”', cursor => {
  expect(readCursor(cursor, callIdSchema)).toBeUndefined()
})
