import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { WindowLook } from '#shared/ipc/window-look.ts'
import { createI18n } from './i18n/create-i18n.ts'
import { formatLocale, languageOf } from './i18n/language.ts'
import { createErrorReporter, watchErrors } from './report-errors.ts'

/** A window beside the app's own, without its store: it shows what the main process tells it to. */
export interface SmallWindow {
  show(look: WindowLook, content: ReactNode): void
  showNothing(): void
  close(): void
}

/** Its errors reach the main process' log. */
export function openSmallWindow(api: Pick<DeringApi, 'reportError'>, container: HTMLElement): SmallWindow {
  const report = createErrorReporter(api)
  const unwatch = watchErrors(report)
  const root = createRoot(container, { onCaughtError: report, onUncaughtError: report })
  const i18n = createI18n('en')
  return {
    show({ theme, language: chosen, locale }, content) {
      const language = languageOf(chosen, locale)
      const isSystemDark = matchMedia('(prefers-color-scheme: dark)').matches
      const page = document.documentElement
      page.lang = language
      page.dataset['theme'] = theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme
      if (i18n.language !== language) void i18n.changeLanguage(language)
      root.render(
        <I18nextProvider i18n={i18n}>
          <I18nProvider locale={formatLocale(language, locale)}>{content}</I18nProvider>
        </I18nextProvider>,
      )
    },
    showNothing: () => root.render(null),
    close() {
      unwatch()
      root.unmount()
    },
  }
}
