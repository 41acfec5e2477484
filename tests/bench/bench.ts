import { benchFirstSound } from './first-sound.ts'
import { benchReport } from './report.ts'
import { benchQueue } from './queue.ts'
import { benchLog } from './log.ts'
import { benchResume } from './resume.ts'
import { benchRing } from './ring.ts'
import { benchSettings } from './settings.ts'

/** `npm run bench [name…]`: ratios against a peer within one run; never a test. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  ring: benchRing,
  resume: benchResume,
  settings: benchSettings,
  report: benchReport,
  'first-sound': benchFirstSound,
  queue: benchQueue,
  log: benchLog,
}

const chosen = process.argv.slice(2)
for (const name of chosen.length > 0 ? chosen : Object.keys(benches)) {
  const bench = benches[name]
  if (!bench) throw new Error(`No such benchmark: ${name}. Known: ${Object.keys(benches).join(', ')}.`)
  await bench()
}
