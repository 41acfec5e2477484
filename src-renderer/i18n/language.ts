import type { Settings } from '#shared/ipc/desktop-state.ts'

export type Language = 'en' | 'id'

/** The chosen language, else the system's where the window speaks it, else English. */
export function languageOf(chosen: Settings['language'], systemLocale: string): Language {
  if (chosen !== 'system') return chosen
  // `in` is what older systems call Indonesian.
  return /^(?:id|in)\b/iu.test(systemLocale) ? 'id' : 'en'
}

/** How dates and numbers are written: as the system does where it speaks the same language, such as `en-GB`. */
export function formatLocale(language: Language, systemLocale: string): string {
  return new RegExp(`^${language}(?:-|$)`, 'iu').test(systemLocale) ? systemLocale : language
}
