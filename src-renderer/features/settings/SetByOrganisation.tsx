import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Settings.module.css'

/** Why a control is disabled that others may use: the organisation has decided. [D9] */
export function SetByOrganisation() {
  const { t } = useTranslation('settings')
  return (
    <span className={styles.locked}>
      <Icon icon={Lock} size={14} />
      {t('managed.locked')}
    </span>
  )
}
