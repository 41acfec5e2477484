import { expect, it } from 'vitest'
import { createTurns } from '../../../src-platform/turns.ts'

it('runs a few at once, the rest in their order, and goes on after a failure', async () => {
  const inTurn = createTurns(2)
  const begun: number[] = []
  const finish: (() => void)[] = []
  let running = 0
  let most = 0
  const work = (which: number) => async () => {
    begun.push(which)
    most = Math.max(most, ++running)
    await new Promise<void>(resolve => void finish.push(resolve))
    running--
    if (which === 1) throw new Error('one failed')
  }
  const all = Promise.allSettled([0, 1, 2, 3, 4].map(which => inTurn(work(which))))
  for (let next = 0; next < 5; next++) {
    await expect.poll(() => finish.length).toBeGreaterThan(next)
    finish[next]?.()
  }
  const results = await all
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
  expect(results.map(result => result.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})
