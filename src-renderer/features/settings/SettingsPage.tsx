import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { About } from './About.tsx'
import { Account } from './Account.tsx'
import { Appearance } from './Appearance.tsx'
import styles from './Settings.module.css'
import { SettingSection } from './SettingSection.tsx'
import { Sound } from './Sound.tsx'

export interface SettingsPageProps {
  /** Microphone, speaker and ring device. */
  readonly devices?: ReactNode
}

/** Everything a person may set; each change holds at once. */
export function SettingsPage({ devices }: SettingsPageProps) {
  const { t } = useTranslation('settings')
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.title}>{t('title')}</h1>
        <Appearance />
        {devices !== undefined && <SettingSection title={t('devices')}>{devices}</SettingSection>}
        <Sound />
        <Account />
        <About />
      </div>
    </main>
  )
}
