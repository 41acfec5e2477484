import { stripVTControlCharacters } from 'node:util'

const widestLine = 300
const runnersOwn = /^ *at .*(?:node_modules|node:internal|<anonymous>)/u

/** fast-check's report: after how many tests, from which seed by which path, with what, and why, where it was asked to say. */
const failedProperty =
  /^(?:\w*Error: )?(Property failed after \d+ tests)\n(\{ seed: .*\})\n(Counterexample: .*)\nShrunk \d+ time\(s\)(?:\nGot (.*))?/u

/**
 * The first lines of an error that say something: without colours, and without the runners' own part of the stack. Of a
 * property that failed always what plays it again, since a random seed is nowhere else: the seed and its path, the
 * reason, and the beginning of the counterexample.
 */
export function linesOf(error: string, most: number): readonly string[] {
  const text = stripVTControlCharacters(error)
  const replay = replayOf(text)
  return (replay ?? text.split('\n'))
    .map(line => line.trimEnd())
    .filter(line => line !== '' && !runnersOwn.test(line))
    .slice(0, replay ? replay.length : most)
    .map(line => `    ${line.length > widestLine ? `${line.slice(0, widestLine)}…` : line}`)
}

function replayOf(text: string): readonly string[] | undefined {
  const report = failedProperty.exec(text)
  if (!report) return undefined
  const [, failed = '', seed = '', counterexample = '', reason = ''] = report
  return [`${failed} ${seed}`, reason, counterexample]
}
