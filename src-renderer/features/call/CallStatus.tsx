import { useTranslation } from 'react-i18next'
import { Duration } from '../../ui/Duration.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { ShownCall } from './CallWidget.tsx'
import styles from './CallWidget.module.css'

/** How the call stands, and for how long it has been spoken. */
export function CallStatus({ engaged, display }: ShownCall) {
  const { t } = useTranslation('call')
  const { connectedAt } = engaged
  return (
    <p className={styles.status} data-display={display}>
      {connectedAt !== null && display !== 'ending' && <Timer since={connectedAt} />}
      <output>{t(`state.${display}`)}</output>
      {engaged.sound.muted && <span className={styles.mutedWord}>{t('widget.muted')}</span>}
    </p>
  )
}

/** Seconds since both sides could speak. */
export function Timer({ since }: { readonly since: number }) {
  // The step is the second, which the clock rounds down to: a call that has just begun is not older than now.
  return <Duration ms={Math.max(0, useNow(1_000) - since)} />
}
