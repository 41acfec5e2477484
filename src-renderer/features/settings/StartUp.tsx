import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useLocked } from './use-locked.ts'
import { useSaveSettings } from './use-save-settings.ts'

const switches = ['openAtLogin', 'startHidden', 'closeToTray', 'telLinks'] as const

/** When the app opens, where it goes when its window is closed, and which links it opens. */
export function StartUp() {
  return switches.map(name => <StartUpSwitch key={name} name={name} />)
}

function StartUpSwitch({ name }: { readonly name: (typeof switches)[number] }) {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const isLocked = useLocked(name)
  const isSelected = useDesktop(state => state.settings[name])
  return (
    <SettingRow label={t(`startUp.${name}`)} hint={t(`startUp.${name}Hint`)} isLocked={isLocked}>
      <Switch
        label={t(`startUp.${name}`)}
        isSelected={isSelected}
        isDisabled={isLocked}
        onChange={chosen => save({ [name]: chosen })}
      />
    </SettingRow>
  )
}
