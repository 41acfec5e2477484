/** The system's languages, preferred first, as BCP 47 tags; never empty. */
export function systemLanguages(environment: NodeJS.ProcessEnv): readonly string[] {
  const listed = (environment['LANGUAGE'] ?? '').split(':')
  const single = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  const tags = [...listed, single].map(toTag).filter(tag => tag !== undefined)
  return tags.length > 0 ? [...new Set(tags)] : ['en-US']
}

/** `id_ID.UTF-8` → `id-ID`; nothing for the language-less C locales. */
function toTag(locale: string): string | undefined {
  const name = locale.split(/[.@]/)[0] ?? ''
  return name === '' || name === 'C' || name === 'POSIX' ? undefined : name.replaceAll('_', '-')
}
