import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Select } from '../../ui/Select.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useLocked } from './use-locked.ts'
import { useSaveSettings } from './use-save-settings.ts'

/** The language of the window, its notifications and its menus. */
export function Language() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const isLocked = useLocked('language')
  const language = useDesktop(state => state.settings.language)
  return (
    <SettingRow label={t('language')} hint={t('languageHint')} isLocked={isLocked}>
      <Select
        label={t('language')}
        isLabelHidden
        isDisabled={isLocked}
        value={language}
        onChange={chosen => save({ language: chosen })}
        options={[
          { value: 'system', label: t('languageSystem') },
          { value: 'en', label: t('languageEn') },
          { value: 'id', label: t('languageId') },
        ]}
      />
    </SettingRow>
  )
}
