import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Days, dayRanges, isBackwards } from './days.ts'
import styles from './DaysChoice.module.css'

interface DaysChoiceProps {
  readonly days: Days
  readonly onChange: (days: Partial<Days>) => void
}

/** Today, the last days, all time, or days of one's own. */
export function DaysChoice({ days, onChange }: DaysChoiceProps) {
  const { t } = useTranslation('common')
  return (
    <>
      <SegmentedControl
        label={t('days.label')}
        value={days.range}
        onChange={range => onChange({ range })}
        segments={dayRanges.map(value => ({ value, label: t(`days.${value}`) }))}
      />
      {days.range === 'custom' && (
        <div className={styles.days}>
          <TextField
            type="date"
            label={t('days.first')}
            value={days.firstDay}
            onChange={firstDay => onChange({ firstDay })}
          />
          <TextField
            type="date"
            label={t('days.last')}
            value={days.lastDay}
            onChange={lastDay => onChange({ lastDay })}
            isInvalid={isBackwards(days)}
            errorMessage={t('days.backwards')}
          />
        </div>
      )}
    </>
  )
}
