import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { ReportFile } from '#shared/ipc/report-file.ts'
import { fileDay } from '../file-day.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { errorCode, saveRefusal } from '../save-refusal.ts'
import type { ReportSource } from './report-source.ts'

export interface SaveReportParts {
  readonly source: ReportSource
  /** Asks the person; `undefined` when none was chosen. */
  readonly choosePath: (suggestedName: string) => Promise<string | undefined>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly log: Logger
}

/**
 * [L3] Saves a report, such as the calls that a filter shows, where the person says. A file of that name is replaced only by a whole one:
 * what breaks off leaves it as it was.
 * @throws {RefusedError} when the platform does not give it, or the disk does not take it
 */
export async function saveReport(
  file: ReportFile,
  { source, choosePath, now, log }: SaveReportParts,
): Promise<{ readonly saved: boolean }> {
  const path = await choosePath(`${file.name}-${fileDay(now())}.csv`)
  if (path === undefined) return { saved: false }
  const body = await source(file)
  const unfinished = `${path}.part`
  try {
    await pipeline(body, createWriteStream(unfinished))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    log.warn('the report was not saved', { error: errorText(error) })
    throw saveRefusal(errorCode(error))
  }
  return { saved: true }
}
