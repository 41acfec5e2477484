import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { errorText, type Logger } from '../logging/logger.ts'

/** One small JSON file that a schema reads. */
export interface JsonFile<T> {
  read(): T
  write(value: T): void
}

/**
 * A file whose absence, or nonsense in it, means `fallback`: it never stops the app. Written whole or not at all; a
 * write that fails is logged, since everything in such a file can be chosen again.
 */
export function openJsonFile<T>(file: string, schema: z.ZodType<T>, fallback: T, log: Logger): JsonFile<T> {
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
      } catch (error) {
        const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
        if (!isAbsent) log.warn('a file of settings is not readable', { file, error: errorText(error) })
        return fallback
      }
    },
    write(value) {
      try {
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(`${file}.new`, JSON.stringify(value, null, 2))
        renameSync(`${file}.new`, file)
      } catch (error) {
        log.error('a file of settings was not written', { file, error: errorText(error) })
      }
    },
  }
}
