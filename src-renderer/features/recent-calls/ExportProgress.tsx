import { ProgressBar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useUi } from '../../store/desktop-context.ts'
import styles from './ExportProgress.module.css'

/** How far the file is that is being saved; nothing where it takes no time. */
export function ExportProgress() {
  const { t } = useTranslation('calls')
  const running = useUi(state => state.callExport)
  if (running === null || running === 'begun') return null
  return (
    <ProgressBar className={styles.progress} value={running.share * 100} aria-label={t('exporting')}>
      {({ percentage = 0 }) => (
        <>
          <span>{t('exportedSoFar', { count: running.calls })}</span>
          <span className={styles.track}>
            <span className={styles.fill} style={{ inlineSize: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
