import { expect, test } from 'vitest'
import { filledSections } from '../../../../src-renderer/features/settings/settings-sections.ts'

const Language = () => null
const Ringtone = () => null
const RingVolume = () => null

test('sections stand in their own order, their parts in the order given, and none is empty', () => {
  const parts = [
    { section: 'language', Part: Language },
    { section: 'ring', Part: RingVolume },
    { section: 'ring', Part: Ringtone },
  ] as const
  expect(filledSections(parts)).toEqual([
    { id: 'ring', parts: [RingVolume, Ringtone] },
    { id: 'language', parts: [Language] },
  ])
})
