import type { CallLogExport } from '#shared/ipc/call-log-entry.ts'
import type { ExportEnd, ExportJob } from './export-job.ts'
import { runExport, type RunningExport } from './run-export.ts'

/** Exports of the log, one at a time. While one runs, its view of the log keeps what was deleted meanwhile on the disk. */
export class ExportDesk {
  #running: RunningExport | null = null

  /** Whether the log's file is being read. */
  get isBusy(): boolean {
    return this.#running !== null
  }

  /** Writes a file; one that is still being written is given up for it. */
  async write(job: ExportJob, onProgress: (progress: CallLogExport) => void): Promise<ExportEnd> {
    // Whoever asked at the same moment may be the first.
    while (this.#running) await this.cancel()
    const mine = runExport(job, onProgress)
    this.#running = mine
    const end = await mine.ended
    if (this.#running === mine) this.#running = null
    return end
  }

  /** Resolves once nothing is read any more. */
  async cancel(): Promise<void> {
    this.#running?.cancel()
    await this.#running?.ended
  }
}
