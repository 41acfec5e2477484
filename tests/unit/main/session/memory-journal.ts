import type { CallJournal, JournaledCall } from '../../../../src-main/session/call-journal.ts'

/** A journal that outlives nothing. */
export function memoryJournal(call: JournaledCall | null = null): CallJournal {
  let kept = call
  return {
    read: () => kept,
    write(next) {
      kept = next
    },
  }
}
