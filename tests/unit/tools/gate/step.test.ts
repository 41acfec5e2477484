import { expect, it } from 'vitest'
import type { Findings } from '../../../../tools/gate/reports.ts'
import { runStep, type Step } from '../../../../tools/gate/step.ts'

const file = 'tests/integration/a.test.ts'
const trouble = { file, title: 'rings', error: 'too late' }
const failed: Findings = { passed: new Map([[file, 1]]), failures: [trouble], flaky: [] }
const passed: Findings = { passed: new Map([[file, 2]]), failures: [], flaky: [] }
/** Silently: what it says would look like the gate's own. */
const run = (step: Step) => runStep(step, '.', () => {})
const ends = (code: number): Step['command'] => [process.execPath, '-e', `process.exit(${code})`]

it('a part that failed is tried once more with the files that failed, where it may be', async () => {
  const asked: (readonly string[])[] = []
  const step: Step = {
    name: 'integration',
    command: ends(1),
    read: () => failed,
    again: files => {
      asked.push(files)
      return { name: 'integration', command: ends(0), read: () => passed }
    },
  }
  expect(await run(step)).toMatchObject({ passed: 2, failures: [], flaky: [trouble] })
  expect(asked).toEqual([[file]])
})

it('a part without a second attempt has failed', async () => {
  const step: Step = { name: 'unit', command: ends(1), read: () => failed }
  expect(await run(step)).toMatchObject({ passed: 1, failures: [trouble], flaky: [] })
})

it('a second attempt that breaks off is a failure', async () => {
  const step: Step = {
    name: 'integration',
    command: ends(1),
    read: () => failed,
    again: () => ({
      name: 'integration',
      command: ends(3),
      read: () => {
        throw new Error('no such report')
      },
    }),
  }
  const { failures } = await run(step)
  expect(failures.map(({ title }) => title)).toEqual(['the report of "integration" cannot be read'])
})

it('a command that fails without saying what counts as one failure, with its last words', async () => {
  const step: Step = {
    name: 'lint',
    command: [process.execPath, '-e', 'console.log("two rules are broken"); process.exitCode = 1'],
  }
  const { failures } = await run(step)
  expect(failures).toMatchObject([{ error: expect.stringContaining('two rules are broken') }])
})
