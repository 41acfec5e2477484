/**
 * What the stream of a room says of things that are not text, word for word, so that a screen can find its own language
 * for them. What the customer wrote along with it follows after a colon.
 */
export const messageNotes = {
  image: 'Photo',
  video: 'Video',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Location',
  contacts: 'Contact',
  reaction: 'Reaction',
} as const

/** The note with what goes along with it, if anything. */
export function noteWith(note: keyof typeof messageNotes, detail: string | undefined): string {
  const said = detail?.trim()
  return said ? `${messageNotes[note]}: ${said}` : messageNotes[note]
}
