import type { i18n as I18n } from 'i18next'
import { isAtWork } from '#shared/ipc/desktop-state.ts'
import { I18nProvider } from 'react-aria-components'
import { I18nextProvider } from 'react-i18next'
import { CallsContext, type Calls } from './features/call/calls-context.ts'
import { SignIn } from './features/sign-in/SignIn.tsx'
import { Shell } from './shell/Shell.tsx'
import { Toasts } from './shell/Toasts.tsx'
import { useAppearance } from './shell/use-appearance.ts'
import { type Desktop, DesktopContext, useDesktop } from './store/desktop-context.ts'

interface AppProps {
  readonly desktop: Desktop
  readonly calls: Calls
  readonly i18n: I18n
}

/** The whole window. */
export function App({ desktop, calls, i18n }: AppProps) {
  return (
    <DesktopContext value={desktop}>
      <CallsContext value={calls}>
        <I18nextProvider i18n={i18n}>
          <LocalisedApp i18n={i18n} />
        </I18nextProvider>
      </CallsContext>
    </DesktopContext>
  )
}

function LocalisedApp({ i18n }: Pick<AppProps, 'i18n'>) {
  const locale = useAppearance(i18n)
  const isWorking = useDesktop(state => isAtWork(state.auth))
  return (
    <I18nProvider locale={locale}>
      {isWorking ? <Shell /> : <SignIn />}
      <Toasts />
    </I18nProvider>
  )
}
