import type { Findings } from './reports.ts'

/** More files than these are no accident, and would take long. */
const mostFiles = 6

/**
 * The files that are worth a second attempt, in a world of their own and with nothing beside them: none when something
 * failed outside of any file, or too much.
 * @param isTestFile whether the runner can be asked for this file alone
 */
export function worthAnotherAttempt(
  { failures }: Findings,
  isTestFile: (file: string) => boolean,
): readonly string[] {
  const files = [...new Set(failures.map(failure => failure.file))]
  return files.length <= mostFiles && files.every(isTestFile) ? files : []
}

/**
 * What both attempts say together. What failed at the first alone is flaky; what fails at the second is broken.
 * @param files those that the second attempt was about: what the first said of them no longer counts
 */
export function afterSecondAttempt(first: Findings, second: Findings, files: readonly string[]): Findings {
  const isKept = ([file]: readonly [string, number]) => !files.includes(file)
  const failsStill = new Set(second.failures.map(nameOf))
  return {
    passed: new Map([...[...first.passed].filter(isKept), ...second.passed]),
    failures: second.failures,
    flaky: [
      ...first.flaky,
      ...first.failures.filter(failure => !failsStill.has(nameOf(failure))),
      ...second.flaky,
    ],
  }
}

const nameOf = ({ file, title }: { readonly file: string; readonly title: string }) => `${file} › ${title}`
