/** Control characters: a database refuses the zero among them, and lists break at the others. */
const controls = /[\p{Cc}\u2028\u2029]+/gu
/** Marks that turn the direction of the text around a name; its own letters tell theirs. */
const turningMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** A name as people chose it elsewhere, on one line, without what would change more than the name. */
export function cleanName(name: string): string {
  return name
    .toWellFormed()
    .replaceAll(turningMarks, '')
    .replaceAll(controls, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
