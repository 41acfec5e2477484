import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Select } from '../../ui/Select.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'
import { useLocked } from '../settings/use-locked.ts'
import { useSaveSettings } from '../settings/use-save-settings.ts'

/** 0: for ever. */
const choices = [7, 30, 90, 180, 365, 0] as const

/** How long this desktop keeps calls. [D5] */
export function CallLogRetention() {
  const { t } = useTranslation('localData')
  const save = useSaveSettings()
  const isLocked = useLocked('callLogDays')
  const days = useDesktop(state => state.settings.callLogDays)
  const words = (count: number) => (count === 0 ? t('retention.ever') : t('retention.days', { count }))
  // What the file of settings says, also when no choice here is as long.
  const offered = [...new Set([...choices, days])].sort((a, b) => (a || Infinity) - (b || Infinity))
  return (
    <SettingRow label={t('retention.label')} hint={t('retention.hint')} isLocked={isLocked}>
      <Select
        label={t('retention.label')}
        isLabelHidden
        isDisabled={isLocked}
        options={offered.map(count => ({ value: String(count), label: words(count) }))}
        value={String(days)}
        onChange={chosen => save({ callLogDays: Number(chosen) })}
      />
    </SettingRow>
  )
}
