import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallHours } from '#shared/domain/call-hours.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Row } from '../parts/Row.tsx'
import styles from './Accounts.module.css'
import { Faults } from './Faults.tsx'
import { faultsAt } from './hours-draft.ts'
import { MomentField } from './MomentField.tsx'

type Holiday = CallHours['holidays'][number]

interface HolidayRowProps {
  readonly holiday: Holiday
  readonly index: number
  readonly hours: CallHours
  /** @param holiday undefined: it is taken out */
  readonly onChange: (holiday: Holiday | undefined) => void
}

/** A day, or a part of it, on which customers cannot call. */
export function HolidayRow({ holiday, index, hours, onChange }: HolidayRowProps) {
  const { t } = useTranslation('accounts')
  const number = index + 1
  return (
    <Row label={t('hours.holiday', { number })}>
      <div className={styles.window}>
        <MomentField
          label={t('hours.holidayDate', { number })}
          type="date"
          value={holiday.date}
          onChange={date => onChange({ ...holiday, date })}
        />
        <MomentField
          label={t('hours.holidayFrom', { number })}
          type="time"
          value={holiday.from}
          onChange={from => onChange({ ...holiday, from })}
        />
        <span aria-hidden>–</span>
        <MomentField
          label={t('hours.holidayTo', { number })}
          type="time"
          value={holiday.to}
          onChange={to => onChange({ ...holiday, to })}
        />
        <IconButton
          icon={X}
          size="small"
          label={t('hours.removeHoliday', { number })}
          onPress={() => onChange(undefined)}
        />
        <Faults codes={faultsAt(hours, 'holidays', index)} />
      </div>
    </Row>
  )
}
