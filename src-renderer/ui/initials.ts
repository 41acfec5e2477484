const hues = 6

/** Up to two letters: of the first and the last word, or `#` where there is no letter (a bare number). */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter(word => /\p{L}/u.test(word))
  const first = firstLetter(words[0])
  const last = words.length > 1 ? firstLetter(words.at(-1)) : ''
  return `${first}${last}`.toLocaleUpperCase() || '#'
}

const firstLetter = (word: string | undefined): string => word?.match(/\p{L}/u)?.[0] ?? ''

/** 0 to 5, the same for the same id always. */
export function avatarHue(id: string): number {
  let hash = 0
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return hash % hues
}
