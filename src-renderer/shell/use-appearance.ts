import type { i18n as I18n } from 'i18next'
import { useEffect, useLayoutEffect } from 'react'
import { formatLocale, languageOf } from '../i18n/language.ts'
import { useDesktop } from '../store/desktop-context.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'

/** Puts language, theme and density on the page, before it is painted; returns the locale of dates and numbers. */
export function useAppearance(i18n: I18n): string {
  const language = useDesktop(state => languageOf(state.settings.language, state.app.locale))
  const locale = useDesktop(state => formatLocale(language, state.app.locale))
  const theme = useDesktop(state => state.settings.theme)
  const density = useDesktop(state => state.settings.density)
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)')

  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset['theme'] = theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme
    dataset['density'] = density
  }, [theme, density, isSystemDark])

  useEffect(() => {
    document.documentElement.lang = language
    if (i18n.language !== language) void i18n.changeLanguage(language)
  }, [i18n, language])

  return locale
}
