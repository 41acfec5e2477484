import { createRoot } from 'react-dom/client'
import type { DeringApi } from '#shared/ipc/asks.ts'
import { App } from './App.tsx'
import { createI18n } from './i18n/create-i18n.ts'
import { languageOf } from './i18n/language.ts'
import { createErrorReporter, watchErrors } from './report-errors.ts'
import { StartFailed } from './shell/StartFailed.tsx'
import { openDesktopMirror } from './store/desktop-store.ts'
import { createUiStore } from './store/ui-store.ts'

export interface AppParts {
  readonly api: DeringApi
  readonly container: HTMLElement
  /** Keeps drafts through a reload. */
  readonly storage: Storage
}

/** Builds every part of the window and shows it. Returns its undo. */
export async function startApp({ api, container, storage }: AppParts): Promise<() => void> {
  const report = createErrorReporter(api)
  const unwatch = watchErrors(report)
  const root = createRoot(container, { onCaughtError: report, onUncaughtError: report })
  try {
    const mirror = await openDesktopMirror(api)
    const { settings, app, thread } = mirror.store.getState()
    const i18n = createI18n(languageOf(settings.language, app.locale))
    const ui = createUiStore(storage, thread?.roomId ?? null)
    root.render(<App desktop={{ api, store: mirror.store, ui }} i18n={i18n} />)
    return () => {
      mirror.stop()
      unwatch()
      root.unmount()
    }
  } catch (error) {
    report(error)
    root.render(
      <StartFailed
        i18n={createI18n(languageOf('system', navigator.language))}
        onRetry={() => window.location.reload()}
      />,
    )
    return () => {
      unwatch()
      root.unmount()
    }
  }
}
