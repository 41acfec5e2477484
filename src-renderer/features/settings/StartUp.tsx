import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useSaveSettings } from './use-save-settings.ts'

const switches = ['openAtLogin', 'startHidden', 'closeToTray', 'telLinks'] as const

/** When the app opens, where it goes when its window is closed, and which links it opens. */
export function StartUp() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const settings = useDesktop(state => state.settings)
  return (
    <>
      {switches.map(name => (
        <SettingRow key={name} label={t(`startUp.${name}`)} hint={t(`startUp.${name}Hint`)}>
          <Switch
            label={t(`startUp.${name}`)}
            isSelected={settings[name]}
            onChange={chosen => save({ [name]: chosen })}
          />
        </SettingRow>
      ))}
    </>
  )
}
