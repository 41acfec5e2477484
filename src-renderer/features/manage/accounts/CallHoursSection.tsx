import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallHours, localDateOf, weekdays } from '#shared/domain/call-hours.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { Row } from '../parts/Row.tsx'
import { Section } from '../parts/Section.tsx'
import { DayRow } from './DayRow.tsx'
import { HolidayRow } from './HolidayRow.tsx'
import { hoursOf, isSavable, replaced, switched, withHoliday, withWindow } from './hours-draft.ts'
import { useConfigure } from './use-configure.ts'

/** Of the countries where the product is used; the account's own stays among them. */
const zones = [
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Bangkok',
  'Asia/Manila',
  'UTC',
] as const

/** When customers can call; written as a whole, kept once it is as Meta takes it. */
export function CallHoursSection({ account }: { readonly account: WireAccount }) {
  const { t } = useTranslation(['accounts', 'manage'])
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { configure, isSaving } = useConfigure(account.id)
  const [hours, setHours] = useState<CallHours>(() => hoursOf(account.callHours))
  const today = localDateOf(useNow(60_000), hours.timeZone)
  const change = (part: Partial<CallHours>) => setHours({ ...hours, ...part })
  const save = () =>
    configure({
      callHours: { ...hours, weekly: [...hours.weekly], holidays: [...hours.holidays] },
    })
  const zone = hours.timeZone ?? zones[0]
  const zoneOptions = [...new Set<string>([zone, ...zones])].map(value => ({
    value,
    label: value.replace('_', ' '),
  }))
  return (
    <Section title={t('hours.title')}>
      <Row label={t('hours.enabled')} hint={t('hours.enabledHint')}>
        <Switch
          label={t('hours.enabled')}
          isSelected={hours.enabled}
          isDisabled={!isOnline}
          onChange={isOn => setHours(switched(hours, isOn))}
        />
      </Row>
      {hours.enabled && (
        <>
          <Row label={t('hours.timeZone')}>
            <Select
              label={t('hours.timeZone')}
              isLabelHidden
              options={zoneOptions}
              value={zone}
              onChange={timeZone => change({ timeZone })}
            />
          </Row>
          {weekdays.map(day => (
            <DayRow
              key={day}
              day={day}
              hours={hours}
              onAdd={() => setHours(withWindow(hours, day))}
              onChange={(index, window) => change({ weekly: replaced(hours.weekly, index, window) })}
            />
          ))}
          {hours.holidays.map((holiday, index) => (
            <HolidayRow
              // An entry has no name of its own.
              key={index}
              holiday={holiday}
              index={index}
              hours={hours}
              onChange={changed => change({ holidays: replaced(hours.holidays, index, changed) })}
            />
          ))}
          <Row label={t('hours.holidays')} hint={t('hours.holidaysHint')}>
            <Button onPress={() => setHours(withHoliday(hours, today))}>{t('hours.addHoliday')}</Button>
          </Row>
        </>
      )}
      <Row label={t('hours.keep')} hint={t('hours.keepHint')}>
        <Button
          variant="primary"
          isDisabled={!isOnline || isSaving || !isSavable(hours, account.callHours)}
          onPress={() => void save()}
        >
          {t(isSaving ? 'manage:saving' : 'manage:save')}
        </Button>
      </Row>
    </Section>
  )
}
