/** The middle of these numbers. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that this share of the numbers does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new Error('No numbers to look at.')
  return value
}

/** One round of one contender. */
export interface Round {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export const roundOf = (latencies: readonly number[]): Round => ({
  p50: median(latencies),
  p95: quantile(latencies, 0.95),
  p99: quantile(latencies, 0.99),
})

/** Takes `step` so many times, one after the other, each timed by itself. */
export async function timed(times: number, step: (index: number) => Promise<void>): Promise<Round> {
  const latencies: number[] = []
  for (let index = 0; index < times; index += 1) {
    const started = performance.now()
    await step(index)
    latencies.push(performance.now() - started)
  }
  return roundOf(latencies)
}

/** Both contenders by turns, so that what else the machine does meets both; a round before the first warms them up. */
export async function byTurns<Contender>(
  rounds: number,
  contenders: { readonly ours: Contender; readonly peer: Contender },
  measure: (contender: Contender, round: number) => Promise<Round>,
): Promise<{ readonly ours: readonly Round[]; readonly peer: readonly Round[] }> {
  const results: { ours: Round[]; peer: Round[] } = { ours: [], peer: [] }
  await measure(contenders.ours, 0)
  await measure(contenders.peer, 0)
  for (let round = 1; round <= rounds; round += 1) {
    results.ours.push(await measure(contenders.ours, round))
    results.peer.push(await measure(contenders.peer, round))
  }
  return results
}

/** A table of both contenders and their paired ratio: median over the rounds, with the range. */
export function printComparison(
  title: string,
  ours: readonly Round[],
  peer: { readonly name: string; readonly rounds: readonly Round[] },
): void {
  const line = (name: string, rounds: readonly Round[]) =>
    `  ${name.padEnd(28)} p50 ${milliseconds(rounds, 'p50')}   p95 ${milliseconds(rounds, 'p95')}   p99 ${milliseconds(rounds, 'p99')}`
  const ratio = (key: keyof Round) => {
    const pairs = ours.map((round, index) => round[key] / (peer.rounds[index]?.[key] ?? Number.NaN))
    return `${median(pairs).toFixed(2)}× [${Math.min(...pairs).toFixed(2)}–${Math.max(...pairs).toFixed(2)}]`
  }
  process.stdout.write(`\n${title} (${ours.length} interleaved rounds)\n`)
  process.stdout.write(`${line('Dering', ours)}\n${line(peer.name, peer.rounds)}\n`)
  process.stdout.write(
    `  ${'Dering ÷ peer'.padEnd(28)} p50 ${ratio('p50')}   p95 ${ratio('p95')}   p99 ${ratio('p99')}\n`,
  )
}

function milliseconds(rounds: readonly Round[], key: keyof Round): string {
  return `${median(rounds.map(round => round[key]))
    .toFixed(2)
    .padStart(8)} ms`
}
