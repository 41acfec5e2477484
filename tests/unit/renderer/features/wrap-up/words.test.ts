import { expect, it } from 'vitest'
import { tagsIn } from '../../../../../src-renderer/features/wrap-up/words.ts'

it('takes tags as they are typed: none twice, none empty, no more and none longer than a call may have', () => {
  expect(tagsIn(' refund, VIP ,,refund, ')).toEqual(['refund', 'VIP'])
  expect(tagsIn('')).toEqual([])
  expect(tagsIn(Array.from({ length: 30 }, (_, index) => `tag ${index}`).join(','))).toHaveLength(20)
  expect(tagsIn('x'.repeat(50))).toEqual(['x'.repeat(40)])
})
