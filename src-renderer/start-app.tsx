import { createRoot } from 'react-dom/client'
import type { DeringApi } from '#shared/ipc/asks.ts'
import { App } from './App.tsx'
import type { OpenCalls, OpenCallsOptions } from './features/call/open-calls.ts'
import { createI18n } from './i18n/create-i18n.ts'
import { languageOf } from './i18n/language.ts'
import { reportNetwork } from './report-network.ts'
import { createErrorReporter, watchErrors } from './report-errors.ts'
import { StartFailed } from './shell/StartFailed.tsx'
import { openDesktopMirror } from './store/desktop-store.ts'
import { followDrafts } from './store/follow-drafts.ts'
import { createUiStore } from './store/ui-store.ts'

export interface AppParts {
  readonly api: DeringApi
  readonly container: HTMLElement
  /** Keeps where one is through a reload. */
  readonly storage: Storage
  /** Keeps where things were put, for good. */
  readonly keptStorage: Storage
  /** Gives calls their sound. */
  readonly openCalls: (options: OpenCallsOptions) => OpenCalls
}

/** Builds every part of the window and shows it. Returns its undo. */
export async function startApp({
  api,
  container,
  storage,
  keptStorage,
  openCalls,
}: AppParts): Promise<() => void> {
  // Until the settings are known, so that nothing flashes.
  const isSystemDark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset['theme'] = isSystemDark ? 'dark' : 'light'
  const report = createErrorReporter(api)
  const unwatchErrors = watchErrors(report)
  const unwatchNetwork = reportNetwork(api, report)
  const unwatch = () => {
    unwatchErrors()
    unwatchNetwork()
  }
  const root = createRoot(container, { onCaughtError: report, onUncaughtError: report })
  try {
    const mirror = await openDesktopMirror(api)
    const { settings, app, thread } = mirror.store.getState()
    const i18n = createI18n(languageOf(settings.language, app.locale))
    const ui = createUiStore(storage, thread?.roomId ?? null)
    const stopDrafts = followDrafts(api, ui, report)
    const calls = openCalls({ api, desktop: mirror.store, storage: keptStorage, onTrouble: report })
    root.render(<App desktop={{ api, store: mirror.store, ui }} calls={calls} i18n={i18n} />)
    return () => {
      calls.close()
      stopDrafts()
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
