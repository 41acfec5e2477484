import { expect, it } from 'vitest'
import { type Part, summaryOf } from '../../../../tools/gate/summary.ts'

const part = (name: string, over: Partial<Part> = {}): Part => ({
  name,
  seconds: 2,
  passed: 3,
  failures: [],
  flaky: [],
  ...over,
})
const failure = (title: string, error: string) => ({ file: 'tests/unit/a.test.ts', title, error })

it('ends with how long each part took, and with the sum', () => {
  expect(summaryOf([part('unit', { seconds: 21.84 }), part('end-to-end')])).toBe(
    [
      '── parts ──',
      'unit              21.8 s   3 passed, 0 failed',
      'end-to-end         2.0 s   3 passed, 0 failed',
      '',
      '24 s',
      '6 passed, 0 failed',
      '',
    ].join('\n'),
  )
})

it('names each failure with its error, without colours and the runner’s own stack', () => {
  const error =
    '\u001B[31mError: 1 is not 2\u001B[39m\n\n    at a.test.ts:3\n    at /node_modules/vitest/run.js:1\n'
  const lines = summaryOf([part('unit', { failures: [failure('adds', error)] })]).split('\n')
  expect(lines.slice(3)).toEqual([
    '── failed ──',
    '✘ unit: tests/unit/a.test.ts › adds',
    '    Error: 1 is not 2',
    '        at a.test.ts:3',
    '',
    '2 s',
    '3 passed, 1 failed',
    '',
  ])
})

it('names what passed late', () => {
  expect(summaryOf([part('unit', { flaky: [failure('waits', 'Error: late\n  at a')] })])).toContain(
    '── at the second attempt only ──\n✘ unit: tests/unit/a.test.ts › waits\n    Error: late\n\n',
  )
})

it('keeps every failure in the last hundred lines, however long the errors are', () => {
  const long = Array.from({ length: 200 }, (_, line) => `line ${line}`).join('\n')
  const failures = Array.from({ length: 30 }, (_, index) => failure(`check ${index}`, long))
  const lines = summaryOf([part('unit', { failures })]).split('\n')
  const tail = lines.slice(-100).join('\n')
  for (const { title } of failures) expect(tail).toContain(`› ${title}\n    line 0\n    line 1\n`)
})
