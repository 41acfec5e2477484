import { expect, it } from 'vitest'
import { errorCode, saveRefusal } from '../../../src-main/save-refusal.ts'

it.each([
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['ENOENT', 'folder_gone'],
  ['EACCES', 'place_forbidden'],
  ['EBUSY', 'place_forbidden'],
  ['EROFS', 'place_forbidden'],
  ['SQLITE_CORRUPT', 'log_unreadable'],
  ['SQLITE_NOTADB', 'log_unreadable'],
  ['EIO', 'not_saved'],
  [undefined, 'not_saved'],
])('a file that could not be saved for %s is refused as %s', (code, reason) => {
  expect(saveRefusal(code).refusal.reason).toBe(reason)
})

it('knows the word of an error, where it has one', () => {
  expect(errorCode(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toBe('ENOSPC')
  expect(errorCode(new Error('no word'))).toBeUndefined()
  expect(errorCode('no error')).toBeUndefined()
})
