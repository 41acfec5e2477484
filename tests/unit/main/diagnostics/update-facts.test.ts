import { expect, it } from 'vitest'
import { updateFacts } from '../../../../src-main/diagnostics/report-parts.ts'

it('[D9] the report for support says how updates stand, with times that are no phone’s number', () => {
  expect(updateFacts({})).toEqual({})
  expect(
    updateFacts({ update: { phase: { status: 'refused', why: 'unsigned' }, required: 'soon' } }),
  ).toEqual({
    phase: { status: 'refused', why: 'unsigned' },
    required: 'soon',
  })
  const checkedAt = Date.parse('2026-11-23T09:00:00.000Z')
  expect(updateFacts({ update: { phase: { status: 'idle', checkedAt } } })).toEqual({
    phase: { status: 'idle', checkedAt: '2026-11-23T09:00:00.000Z' },
  })
})
