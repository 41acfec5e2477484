import { linesOf } from './error-lines.ts'
import type { Findings, Trouble } from './reports.ts'

/** A part of the gate that has run. */
export interface Part extends Omit<Findings, 'passed'> {
  readonly name: string
  readonly passed: number
  readonly seconds: number
}

/** How many lines all errors together may take: whoever sees the tail of a log alone sees every name. */
const errorLines = 70

/**
 * The end of the output: how long each part took, what passed at the second attempt only, and each failure with its
 * error, the fewer the longer. The last line is the sum: `<n> passed, <m> failed`.
 */
export function summaryOf(parts: readonly Part[]): string {
  const failures = parts.flatMap(part => part.failures.map(failure => ({ part: part.name, ...failure })))
  const flaky = parts.flatMap(part => part.flaky.map(trouble => ({ part: part.name, ...trouble })))
  const linesEach = Math.max(1, Math.min(14, Math.floor(errorLines / Math.max(1, failures.length))))
  const passed = parts.reduce((sum, part) => sum + part.passed, 0)
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0)
  return [
    '── parts ──',
    ...parts.map(lineOf),
    ...(flaky.length === 0 ? [] : ['', '── at the second attempt only ──']),
    ...flaky.flatMap(trouble => [nameOf(trouble), ...linesOf(trouble.error, 1)]),
    ...(failures.length === 0 ? [] : ['', '── failed ──']),
    ...failures.flatMap(trouble => [nameOf(trouble), ...linesOf(trouble.error, linesEach)]),
    '',
    `${Math.round(seconds)} s`,
    `${passed} passed, ${failures.length} failed`,
    '',
  ].join('\n')
}

function lineOf({ name, passed, failures, flaky, seconds }: Part): string {
  const again = flaky.length === 0 ? '' : `, ${flaky.length} at the second attempt only`
  return `${name.padEnd(14)}${seconds.toFixed(1).padStart(8)} s   ${passed} passed, ${failures.length} failed${again}`
}

const nameOf = ({ part, file, title }: Trouble & { readonly part: string }) =>
  `✘ ${part}: ${[file, title].filter(word => word !== '').join(' › ')}`
