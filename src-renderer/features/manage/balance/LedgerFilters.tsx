import { useTranslation } from 'react-i18next'
import { ledgerReasons } from '#shared/protocol/money.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Select } from '../../../ui/Select.tsx'
import { DaysChoice } from '../../days/DaysChoice.tsx'
import lines from '../parts/Lines.module.css'
import styles from './Balance.module.css'
import type { LedgerQuestion } from './ledger-question.ts'

interface LedgerFiltersProps {
  readonly question: LedgerQuestion
  readonly onChange: (question: LedgerQuestion) => void
}

/** Which lines of the statement: of a kind, and of some days. */
export function LedgerFilters({ question, onChange }: LedgerFiltersProps) {
  const { t } = useTranslation('balance')
  return (
    <section aria-label={t('ledger.filters')} className={classNames(lines.filters, styles.filters)}>
      <Select<LedgerQuestion['reason']>
        label={t('ledger.kind')}
        value={question.reason}
        onChange={reason => onChange({ ...question, reason })}
        options={[
          { value: '', label: t('ledger.everything') },
          ...ledgerReasons.map(value => ({ value, label: t(`ledger.reason.${value}`) })),
        ]}
      />
      <DaysChoice days={question} onChange={days => onChange({ ...question, ...days })} />
    </section>
  )
}
