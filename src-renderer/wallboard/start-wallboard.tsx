import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { I18nextProvider } from 'react-i18next'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { WallboardView } from '#shared/ipc/wallboard.ts'
import { applyQueueChange, queueFromSnapshot, type Queue } from '#shared/session/queue.ts'
import { createI18n } from '../i18n/create-i18n.ts'
import { formatLocale, languageOf } from '../i18n/language.ts'
import { createErrorReporter, watchErrors } from '../report-errors.ts'
import { Wallboard, type WallboardApi } from './Wallboard.tsx'

/** Shows the live queue on the wall, as the main process tells of it. Returns its undo. [D8] */
export function startWallboard(
  api: WallboardApi & Pick<DeringApi, 'joinWallboard' | 'on' | 'reportError'>,
  container: HTMLElement,
): () => void {
  const report = createErrorReporter(api)
  const unwatch = watchErrors(report)
  const root = createRoot(container, { onCaughtError: report, onUncaughtError: report })
  const i18n = createI18n('en')
  let view: WallboardView | null = null
  let queue: Queue | null = null

  function show(): void {
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
          <Wallboard view={view} queue={queue} api={api} />
        </I18nProvider>
      </I18nextProvider>,
    )
  }

  const stops = [
    api.on('wallboard', told => {
      view = told
      show()
    }),
    api.on('queue', news => {
      if (news.kind === 'snapshot') queue = queueFromSnapshot(news.snapshot)
      else if (queue) queue = applyQueueChange(queue, news.change)
      show()
    }),
  ]
  async function join(): Promise<void> {
    const answer = await api.joinWallboard()
    // Without a link the main process tells more once there is one.
    if (!answer.ok || view) return
    view = answer.value
    show()
  }
  void join()
  return () => {
    for (const stop of stops) stop()
    unwatch()
    root.unmount()
  }
}
