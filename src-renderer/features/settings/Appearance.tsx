import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useSaveSettings } from './use-save-settings.ts'

/** Theme and density. */
export function Appearance() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const { theme, density } = useDesktop(state => state.settings)
  return (
    <>
      <SettingRow label={t('theme')} hint={t('themeHint')}>
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
    </>
  )
}
