import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPlaywright, readVitest } from '../../../../tools/gate/reports.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dering-reports-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (report: object): string => {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

it('reads of vitest what passed, failed, passed late, and could not be loaded', () => {
  const check = (fullName: string, status: string, ...failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  })
  const path = written({
    testResults: [
      {
        name: '/repo/tests/unit/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          check('adds', 'passed'),
          check('waits', 'passed', 'Error: too late'),
          check('takes away', 'failed', 'AssertionError: 1 is not 2'),
          check('left out', 'skipped'),
        ],
      },
      {
        name: '/repo/tests/unit/b.test.ts',
        status: 'failed',
        message: 'Cannot find module',
        assertionResults: [check('never ran', 'skipped')],
      },
    ],
  })
  expect(readVitest(path, '/repo')).toEqual({
    passed: new Map([['tests/unit/a.test.ts', 2]]),
    failures: [
      { file: 'tests/unit/a.test.ts', title: 'takes away', error: 'AssertionError: 1 is not 2' },
      { file: 'tests/unit/b.test.ts', title: 'the file itself', error: 'Cannot find module' },
    ],
    flaky: [{ file: 'tests/unit/a.test.ts', title: 'waits', error: 'Error: too late' }],
  })
})

it('reads of Playwright the same, from suites within suites, and what went wrong outside of a test', () => {
  const spec = (title: string, status: string, ...errors: string[]) => ({
    title,
    file: 'queue.spec.ts',
    tests: [{ status, results: [...errors.map(message => ({ error: { message } })), {}] }],
  })
  const path = written({
    config: { rootDir: '/repo/tests/e2e' },
    errors: [{ message: 'The port is taken' }],
    suites: [
      {
        specs: [spec('shows', 'expected'), spec('left out', 'skipped')],
        suites: [
          { specs: [spec('sorts', 'unexpected', 'Not sorted', 'Again'), spec('rings', 'flaky', 'Late')] },
        ],
      },
    ],
  })
  expect(readPlaywright(path, '/repo')).toEqual({
    passed: new Map([['tests/e2e/queue.spec.ts', 2]]),
    failures: [
      { file: 'tests/e2e/queue.spec.ts', title: 'sorts', error: 'Not sorted' },
      { file: 'tests/e2e', title: 'outside of any test', error: 'The port is taken' },
    ],
    flaky: [{ file: 'tests/e2e/queue.spec.ts', title: 'rings', error: 'Late' }],
  })
})
