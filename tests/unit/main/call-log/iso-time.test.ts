import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createIsoTime } from '../../../../src-main/call-log/export/iso-time.ts'

it('writes any times, in any order, as the language does', () => {
  const times = fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(times, dates => {
      const isoTime = createIsoTime()
      expect(dates.map(date => isoTime(date.getTime()))).toEqual(dates.map(date => date.toISOString()))
    }),
  )
})
