/** m:ss, or h:mm:ss from an hour on. */
export const duration = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

export const timeOfDay = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at)

export const dayAndTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)

/** +62 812 3456 7890: the country code of Indonesia set apart, then three digits, the rest in fours. */
export const phoneNumber = (digits: string): string => {
  const country = digits.startsWith('62') ? '62 ' : ''
  const rest = digits.slice(country.trim().length)
  return `+${country}${[rest.slice(0, 3), ...(rest.slice(3).match(/\d{1,4}/g) ?? [])].join(' ')}`
}

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(part => /^\p{L}/u.test(part))
    .slice(0, 2)
    .map(part => part.slice(0, 1).toUpperCase())
    .join('') || '#'
