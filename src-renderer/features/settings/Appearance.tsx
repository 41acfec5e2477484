import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { SettingRow } from './SettingRow.tsx'
import { SettingSection } from './SettingSection.tsx'
import { useSaveSettings } from './use-save-settings.ts'

/** Language, theme and density. */
export function Appearance() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const { language, theme, density } = useDesktop(state => state.settings)
  return (
    <SettingSection title={t('appearance')}>
      <SettingRow label={t('language')}>
        <Select
          label={t('language')}
          isLabelHidden
          value={language}
          onChange={chosen => save({ language: chosen })}
          options={[
            { value: 'system', label: t('languageSystem') },
            { value: 'en', label: t('languageEn') },
            { value: 'id', label: t('languageId') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('theme')}>
        <SegmentedControl
          label={t('theme')}
          value={theme}
          onChange={chosen => save({ theme: chosen })}
          segments={[
            { value: 'system', label: t('themeSystem') },
            { value: 'light', label: t('themeLight') },
            { value: 'dark', label: t('themeDark') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('density')} hint={t('densityHint')}>
        <SegmentedControl
          label={t('density')}
          value={density}
          onChange={chosen => save({ density: chosen })}
          segments={[
            { value: 'comfortable', label: t('densityComfortable') },
            { value: 'compact', label: t('densityCompact') },
          ]}
        />
      </SettingRow>
    </SettingSection>
  )
}
