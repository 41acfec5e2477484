import { consentNotes } from '#shared/domain/consent-notes.ts'
import type { WireMessage } from '#shared/protocol/entities.ts'

export type ConsentNote = keyof typeof consentNotes

/** Which of the platform's own notes on consent a message is; undefined for other words, which stand as they are. */
export function consentNoteOf({ kind, text }: Pick<WireMessage, 'kind' | 'text'>): ConsentNote | undefined {
  if (kind !== 'consent_reply' && kind !== 'system') return undefined
  return noteNames.find(name => consentNotes[name] === text)
}

// Object.keys widens to string; the names are those of the notes.
const noteNames = Object.keys(consentNotes) as ConsentNote[]
