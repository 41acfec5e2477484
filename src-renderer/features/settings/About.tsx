import { useTranslation } from 'react-i18next'
import { isEnforced } from '#shared/policy/resolve-policy.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { SettingRow } from './SettingRow.tsx'
import styles from './Settings.module.css'

/** What one tells support. */
export function About() {
  const { t } = useTranslation('settings')
  const { version, serverUrl, host, platform } = useDesktop(state => state.app)
  const server = useDesktop(state => state.policy?.resolved.ServerUrl)
  const nextServer = server && new URL(server.value).origin
  const isServerLocked = server !== undefined && isEnforced(server)
  return (
    <>
      <SettingRow label={t('version')}>
        <span className={styles.fact}>{version}</span>
      </SettingRow>
      <SettingRow
        label={t('server')}
        isLocked={isServerLocked}
        {...(nextServer !== undefined &&
          nextServer !== serverUrl && { hint: t('managed.nextServer', { server: nextServer }) })}
      >
        <span className={styles.fact}>{serverUrl}</span>
      </SettingRow>
      <SettingRow label={t('host')}>
        <span className={styles.fact}>{host === 'electron' ? t('hostElectron') : t('hostShell')}</span>
      </SettingRow>
      <SettingRow label={t('system')}>
        <span className={styles.fact}>{platform}</span>
      </SettingRow>
    </>
  )
}
