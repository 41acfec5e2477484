import { useTranslation } from 'react-i18next'
import type { AccountId } from '#shared/domain/ids.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { Select } from '../../../ui/Select.tsx'
import styles from './Parts.module.css'

interface AccountChoiceProps {
  readonly accounts: readonly WireAccount[]
  readonly chosen: AccountId
  readonly onChoose: (id: AccountId) => void
}

/** Which number the page is about; its name alone where there is one. */
export function AccountChoice({ accounts, chosen, onChoose }: AccountChoiceProps) {
  const { t } = useTranslation('manage')
  const [only, ...more] = accounts
  if (only && more.length === 0) {
    return (
      <p className={styles.strong}>
        {only.name} <span className={styles.headingNote}>{only.displayPhone}</span>
      </p>
    )
  }
  return (
    <div className={styles.choice}>
      <Select<AccountId>
        label={t('account')}
        options={accounts.map(({ id, name, displayPhone }) => ({
          value: id,
          label: `${name} · ${displayPhone}`,
        }))}
        value={chosen}
        onChange={onChoose}
      />
    </div>
  )
}
