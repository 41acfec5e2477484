import { expect, it } from 'vitest'
import { startClock } from '../../../src-simulator/clock.ts'

it('runs what a jump makes due, in order, each at its own time', () => {
  const clock = startClock()
  const start = clock.now()
  const ran: [string, number][] = []
  const note = (name: string) => () => void ran.push([name, Math.round((clock.now() - start) / 1000)])
  clock.after(30_000, note('later'))
  clock.after(10_000, () => {
    note('soon')()
    clock.after(5000, note('follows'))
  })
  const cancel = clock.after(20_000, note('never'))
  clock.after(90_000, note('too late'))
  cancel()
  clock.advance(60_000)
  expect(ran).toEqual([
    ['soon', 10],
    ['follows', 15],
    ['later', 30],
  ])
  expect(Math.round((clock.now() - start) / 1000)).toBe(60)
  clock.stop()
})
