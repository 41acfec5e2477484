import { cleanName } from '#shared/domain/clean-name.ts'

/** Characters as people count them: more than this, and no system shows the words that follow. */
const longestName = 60
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Hebrew, Arabic and the other scripts that run from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * A name within a sentence of a notification: of a length that leaves room for the sentence, and apart from it where it
 * runs the other way, since systems take the direction of the whole from its first letter.
 */
export function toldName(name: string): string {
  const clean = cleanName(name)
  const all = [...characters.segment(clean)]
  const short = all.length <= longestName ? clean : `${clean.slice(0, all[longestName - 1]?.index)}…`
  return rightToLeft.test(short) ? `\u2068${short}\u2069` : short
}
