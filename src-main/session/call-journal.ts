import { z } from 'zod'
import { callIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import type { Logger } from '../logging/logger.ts'
import { openJsonFile } from '../settings/json-file.ts'

/** The call whose sound this app has, or is about to have. */
const journaledSchema = z.union([
  z.object({ kind: z.literal('call'), callId: callIdSchema, customerName: z.string().optional() }),
  /** Being dialled: the platform has not named the call yet. */
  z.object({ kind: z.literal('dial'), roomId: roomIdSchema, customerName: z.string().optional() }),
])
export type JournaledCall = z.infer<typeof journaledSchema>

/** Survives the app: what it says at a start was left by an app that ended in the middle of a call. */
export interface CallJournal {
  read(): JournaledCall | null
  /** Written before the platform is asked; null once the call needs nobody any more. */
  write(call: JournaledCall | null): void
}

/** The journal in this file. */
export function openCallJournal(file: string, log: Logger): CallJournal {
  const json = openJsonFile(file, journaledSchema.nullable(), null, log)
  let written: JournaledCall | null | undefined
  return {
    read: () => json.read(),
    write(call) {
      if (written !== undefined && JSON.stringify(call) === JSON.stringify(written)) return
      written = call
      json.write(call)
    },
  }
}
