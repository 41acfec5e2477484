/** A thread of its own: reads the log by a connection of its own and writes the file, while the main process rings. */
import { parentPort, workerData } from 'node:worker_threads'
import { errorText } from '../../logging/logger.ts'
import { errorCode } from '../../save-refusal.ts'
import { exportJobSchema, type ExportTelling } from './export-job.ts'
import { writeCsv } from './write-csv.ts'

const stop = new AbortController()
// The one thing that is ever said to it.
parentPort?.once('message', () => stop.abort())
parentPort?.unref()

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (telling: ExportTelling) => parentPort?.postMessage(telling)

try {
  tell(
    await writeCsv(exportJobSchema.parse(workerData), {
      signal: stop.signal,
      onProgress: progress => tell({ kind: 'progress', ...progress }),
      now: () => performance.now(),
    }),
  )
} catch (error) {
  tell({ kind: 'failed', code: errorCode(error), message: errorText(error) })
}
