import { expect, it } from 'vitest'
import { createClosing } from '../../../src-platform/closing.ts'

it('closes in the opposite order, once, and everything in spite of a failure', async () => {
  const closed: string[] = []
  const closing = createClosing()
  closing.add(() => void closed.push('first'))
  closing.add(() => Promise.reject(new Error('second would not')))
  closing.add(() => void closed.push('third'))
  await expect(Promise.all([closing.close(), closing.close()])).rejects.toThrow('Not everything')
  expect(closed).toEqual(['third', 'first'])
})

it('waits no longer than a part may take', async () => {
  const closing = createClosing()
  let isReached = false
  closing.add(() => {
    isReached = true
  })
  closing.add(() => new Promise(() => {}), 1)
  await closing.close()
  expect(isReached).toBe(true)
})
