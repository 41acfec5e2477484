import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { CallLogExport } from '#shared/ipc/call-log-entry.ts'
import { errorText } from '../../logging/logger.ts'
import { type ExportEnd, type ExportJob, exportTellingSchema } from './export-job.ts'

/** An export that is being written. */
export interface RunningExport {
  /** Resolves once nothing of it is open any more; never rejects. */
  readonly ended: Promise<ExportEnd>
  /** What was written so far goes away; `ended` says whether it came in time. */
  cancel(): void
}

/** The bundle has the worker beside itself, as the sources have. */
const workerFile = new URL(`export-worker${path.extname(import.meta.filename)}`, import.meta.url)

/** Writes a file in a thread of its own: the main process only starts it and hears of it. */
export function runExport(job: ExportJob, onProgress: (progress: CallLogExport) => void): RunningExport {
  // Without the switches of the process, which are about its own start.
  const worker = new Worker(workerFile, { workerData: job, execArgv: [], name: 'call-log-export' })
  let end: ExportEnd = { kind: 'failed', message: 'The thread ended without a word.' }
  worker.on('message', (message: unknown) => {
    const telling = exportTellingSchema.parse(message)
    if (telling.kind === 'progress') onProgress({ calls: telling.calls, share: telling.share })
    else end = telling
  })
  worker.on('error', error => {
    end = { kind: 'failed', message: errorText(error) }
  })
  return {
    ended: new Promise(resolve => {
      worker.once('exit', () => resolve(end))
    }),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    cancel: () => worker.postMessage('cancel'),
  }
}
