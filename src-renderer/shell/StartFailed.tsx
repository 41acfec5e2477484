import type { i18n as I18n } from 'i18next'
import { Unplug } from 'lucide-react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { StatePanel } from '../ui/StatePanel.tsx'
import styles from './Shell.module.css'

interface StartFailedProps {
  readonly i18n: I18n
  readonly onRetry: () => void
}

/** Shown when the main process does not tell its state: rather than an empty window. */
export function StartFailed({ i18n, onRetry }: StartFailedProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <Message onRetry={onRetry} />
    </I18nextProvider>
  )
}

function Message({ onRetry }: Pick<StartFailedProps, 'onRetry'>) {
  const { t } = useTranslation('common')
  return (
    <main className={styles.whole}>
      <StatePanel
        kind="error"
        isWholePage
        icon={Unplug}
        title={t('startFailed.title')}
        text={t('startFailed.text')}
        action={<Button onPress={onRetry}>{t('retry')}</Button>}
      />
    </main>
  )
}
