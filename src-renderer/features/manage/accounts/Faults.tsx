import { useTranslation } from 'react-i18next'
import type { CallHoursFault } from '#shared/domain/call-hours.ts'
import partStyles from '../parts/Parts.module.css'
import styles from './Accounts.module.css'

/** What is wrong with an entry of the hours. */
export function Faults({ codes }: { readonly codes: readonly CallHoursFault['code'][] }) {
  const { t } = useTranslation('accounts')
  if (codes.length === 0) return null
  return (
    <ul role="alert" className={styles.faults}>
      {codes.map(code => (
        <li key={code} className={partStyles.problem}>
          {t(`hours.fault.${code}`)}
        </li>
      ))}
    </ul>
  )
}
