import { useTranslation } from 'react-i18next'
import { isEnforced } from '#shared/policy/resolve-policy.ts'
import mark from '../../../assets/icon.svg'
import { useApi, useDesktop } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { SetByOrganisation } from '../settings/SetByOrganisation.tsx'
import { useLocked } from '../settings/use-locked.ts'
import { SignInForm } from './SignInForm.tsx'
import { SignInNotice } from './SignInNotice.tsx'
import styles from './SignIn.module.css'

/** Before work: who are you, and in which language. */
export function SignIn() {
  const { t, i18n } = useTranslation(['signIn', 'settings'])
  const api = useApi()
  const tell = useTell()
  const serverUrl = useDesktop(state => state.app.serverUrl)
  const isLanguageLocked = useLocked('language')
  const isServerLocked = useDesktop(
    ({ policy }) => policy !== undefined && isEnforced(policy.resolved.ServerUrl),
  )
  const notice = useDesktop(state => (state.auth.status === 'signedOut' ? state.auth.notice : undefined))
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <section aria-labelledby="sign-in-title" className={styles.card}>
          <img src={mark} alt="" className={styles.mark} />
          <h1 id="sign-in-title" className={styles.title}>
            {t('title')}
          </h1>
          <p className={styles.subtitle}>{t('subtitle')}</p>
          {notice !== undefined && <SignInNotice notice={notice} />}
          <SignInForm />
        </section>
        <footer className={styles.foot}>
          <SegmentedControl
            label={t('language')}
            segments={[
              { value: 'en', label: t('settings:languageEn') },
              { value: 'id', label: t('settings:languageId') },
            ]}
            value={i18n.language === 'id' ? 'id' : 'en'}
            isDisabled={isLanguageLocked}
            onChange={language => void api.saveSettings({ language }).then(tell)}
          />
          <p className={styles.server}>{t('server', { server: serverUrl })}</p>
          {(isServerLocked || isLanguageLocked) && <SetByOrganisation />}
        </footer>
      </div>
    </main>
  )
}
