import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './SignIn.module.css'

interface SignInNoticeProps {
  readonly notice: 'expired' | 'disabled' | 'otherDesktop'
}

/** Why one is asked again. */
export function SignInNotice({ notice }: SignInNoticeProps) {
  const { t } = useTranslation('signIn')
  return (
    <output className={styles.notice}>
      <Icon icon={Info} size={16} className={styles.noticeIcon} />
      <span>{t(notice)}</span>
    </output>
  )
}
