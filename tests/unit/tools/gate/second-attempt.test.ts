import { expect, it } from 'vitest'
import type { Findings } from '../../../../tools/gate/reports.ts'
import { afterSecondAttempt, worthAnotherAttempt } from '../../../../tools/gate/second-attempt.ts'

const isTestFile = (file: string) => file.endsWith('.test.ts')
const trouble = (file: string, title: string, error = 'too late') => ({ file, title, error })
const findings = (over: Partial<Findings>): Findings => ({
  passed: new Map(),
  failures: [],
  flaky: [],
  ...over,
})

it('a second attempt is for the files in which something failed', () => {
  const failures = [trouble('a.test.ts', 'rings'), trouble('a.test.ts', 'ends'), trouble('b.test.ts', 'x')]
  expect(worthAnotherAttempt(findings({ failures }), isTestFile)).toEqual(['a.test.ts', 'b.test.ts'])
})

it('there is none where something failed outside of any file, or nearly everything', () => {
  const outside = [trouble('a.test.ts', 'rings'), trouble('', 'vitest ended with 1')]
  expect(worthAnotherAttempt(findings({ failures: outside }), isTestFile)).toEqual([])
  const many = Array.from({ length: 20 }, (_, index) => trouble(`${index}.test.ts`, 'rings'))
  expect(worthAnotherAttempt(findings({ failures: many }), isTestFile)).toEqual([])
})

it('what fails at the first attempt alone is flaky, and each check counts once', () => {
  const first = findings({
    passed: new Map([
      ['a.test.ts', 3],
      ['b.test.ts', 5],
    ]),
    failures: [trouble('a.test.ts', 'rings', 'at first')],
    flaky: [trouble('b.test.ts', 'waits')],
  })
  const second = findings({ passed: new Map([['a.test.ts', 4]]) })
  expect(afterSecondAttempt(first, second, ['a.test.ts'])).toEqual({
    passed: new Map([
      ['b.test.ts', 5],
      ['a.test.ts', 4],
    ]),
    failures: [],
    flaky: [trouble('b.test.ts', 'waits'), trouble('a.test.ts', 'rings', 'at first')],
  })
})

it('what fails at the second is broken, also where it was another check that failed at the first', () => {
  const first = findings({ failures: [trouble('a.test.ts', 'rings'), trouble('a.test.ts', 'ends')] })
  const second = findings({
    passed: new Map([['a.test.ts', 1]]),
    failures: [trouble('a.test.ts', 'ends'), trouble('a.test.ts', 'beeps')],
  })
  expect(afterSecondAttempt(first, second, ['a.test.ts'])).toEqual({
    passed: new Map([['a.test.ts', 1]]),
    failures: [trouble('a.test.ts', 'ends'), trouble('a.test.ts', 'beeps')],
    flaky: [trouble('a.test.ts', 'rings')],
  })
})

it('a file that could not be loaded at first is flaky once its checks pass', () => {
  const first = findings({ failures: [trouble('a.test.ts', 'the file itself')] })
  const second = findings({ passed: new Map([['a.test.ts', 4]]) })
  const { passed, failures, flaky } = afterSecondAttempt(first, second, ['a.test.ts'])
  expect([passed.get('a.test.ts'), failures, flaky.length]).toEqual([4, [], 1])
})
