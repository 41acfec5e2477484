import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { I18nextProvider } from 'react-i18next'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { CallWindowView } from '#shared/ipc/call-window.ts'
import { createI18n } from '../i18n/create-i18n.ts'
import { formatLocale, languageOf } from '../i18n/language.ts'
import { createErrorReporter, watchErrors } from '../report-errors.ts'
import { CallWindow, type CallWindowApi } from './CallWindow.tsx'

/** Shows in the small window what the main process says that it shows. Returns its undo. */
export function startCallWindow(
  api: CallWindowApi & Pick<DeringApi, 'getCallWindow' | 'on' | 'reportError'>,
  container: HTMLElement,
): () => void {
  const report = createErrorReporter(api)
  const unwatch = watchErrors(report)
  const root = createRoot(container, { onCaughtError: report, onUncaughtError: report })
  const i18n = createI18n('en')

  function show(view: CallWindowView | null): void {
    if (!view) return root.render(null)
    const { theme, language: chosen, locale } = view.look
    const language = languageOf(chosen, locale)
    const isSystemDark = matchMedia('(prefers-color-scheme: dark)').matches
    const page = document.documentElement
    page.lang = language
    page.dataset['theme'] = theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme
    if (i18n.language !== language) void i18n.changeLanguage(language)
    root.render(
      <I18nextProvider i18n={i18n}>
        <I18nProvider locale={formatLocale(language, locale)}>
          <CallWindow view={view} api={api} />
        </I18nProvider>
      </I18nextProvider>,
    )
  }

  let isTold = false
  const stop = api.on('callWindow', view => {
    isTold = true
    show(view)
  })
  // What was told before this page listened.
  async function showFirst(): Promise<void> {
    const answer = await api.getCallWindow()
    if (answer.ok && !isTold) show(answer.value)
  }
  void showFirst()
  return () => {
    stop()
    unwatch()
    root.unmount()
  }
}
