import { useTranslation } from 'react-i18next'
import { endReasons } from '#shared/domain/call.ts'
import { useSession } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { everything, type FilterChoice, isNarrowed, sinces } from './call-filter.ts'
import styles from './RecentCalls.module.css'

interface CallFiltersProps {
  readonly choice: FilterChoice
  readonly onChoose: (choice: FilterChoice) => void
}

/** Which calls are shown: kind, account, how they ended, and since when. */
export function CallFilters({ choice, onChoose }: CallFiltersProps) {
  const { t } = useTranslation('calls')
  const accounts = Object.values(useSession(session => session.accounts) ?? {})
  return (
    <>
      <SegmentedControl
        label={t('filters')}
        value={choice.kind}
        onChange={kind => onChoose({ ...choice, kind })}
        segments={[
          { value: 'all', label: t('all') },
          { value: 'missed', label: t('missed') },
          { value: 'inbound', label: t('inbound') },
          { value: 'outbound', label: t('outbound') },
        ]}
      />
      <div className={styles.selects}>
        <Select
          label={t('since.label')}
          isLabelHidden
          value={choice.since}
          onChange={since => onChoose({ ...choice, since })}
          options={sinces.map(value => ({ value, label: t(`since.${value}`) }))}
        />
        {accounts.length > 1 && (
          <Select
            label={t('account.label')}
            isLabelHidden
            value={choice.accountId}
            onChange={accountId => onChoose({ ...choice, accountId })}
            options={[
              { value: '', label: t('account.all') },
              ...accounts.map(account => ({ value: account.id, label: account.name })),
            ]}
          />
        )}
        <Select
          label={t('ending.label')}
          isLabelHidden
          value={choice.reason}
          onChange={reason => onChoose({ ...choice, reason })}
          options={[
            { value: '', label: t('ending.all') },
            ...endReasons.map(value => ({ value, label: t(`reason.${value}`) })),
          ]}
        />
        {isNarrowed(choice) && (
          <Button variant="quiet" onPress={() => onChoose({ ...everything, kind: choice.kind })}>
            {t('clearFilters')}
          </Button>
        )}
      </div>
    </>
  )
}
