import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallHours, Weekday } from '#shared/domain/call-hours.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Row } from '../parts/Row.tsx'
import styles from './Accounts.module.css'
import { Faults } from './Faults.tsx'
import { faultsAt } from './hours-draft.ts'
import { MomentField } from './MomentField.tsx'

type Window = CallHours['weekly'][number]

interface DayRowProps {
  readonly day: Weekday
  readonly hours: CallHours
  readonly onAdd: () => void
  /** @param window undefined: it is taken out */
  readonly onChange: (index: number, window: Window | undefined) => void
}

/** Meta: at most so many windows a day. */
const windowsPerDay = 2

/** The windows of one day of the week. */
export function DayRow({ day, hours, onAdd, onChange }: DayRowProps) {
  const { t } = useTranslation('accounts')
  const name = t(`hours.day.${day}`)
  const windows = hours.weekly.flatMap((window, index) => (window.day === day ? [{ window, index }] : []))
  return (
    <Row label={name} hint={windows.length === 0 ? t('hours.closed') : undefined}>
      <div className={styles.windows}>
        {windows.map(({ window, index }) => (
          <div key={index} className={styles.window}>
            <MomentField
              label={t('hours.open', { day: name })}
              type="time"
              value={window.open}
              onChange={open => onChange(index, { ...window, open })}
            />
            <span aria-hidden>–</span>
            <MomentField
              label={t('hours.close', { day: name })}
              type="time"
              value={window.close}
              onChange={close => onChange(index, { ...window, close })}
            />
            <IconButton
              icon={X}
              size="small"
              label={t('hours.removeWindow', { day: name })}
              onPress={() => onChange(index, undefined)}
            />
            <Faults codes={faultsAt(hours, 'weekly', index)} />
          </div>
        ))}
      </div>
      {windows.length < windowsPerDay && (
        <IconButton icon={Plus} size="small" label={t('hours.addWindow', { day: name })} onPress={onAdd} />
      )}
    </Row>
  )
}
