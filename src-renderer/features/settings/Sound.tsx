import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Slider } from '../../ui/Slider.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useSaveSettings } from './use-save-settings.ts'

/** How loud it rings, and whether calls confirm themselves quietly. */
export function Sound() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const ringVolume = useDesktop(state => state.settings.ringVolume)
  const callSounds = useDesktop(state => state.settings.callSounds)
  /** While it is dragged; saved once, when it is let go. */
  const [dragged, setDragged] = useState<number | null>(null)
  return (
    <>
      <SettingRow label={t('ringVolume')} hint={t('ringVolumeHint')}>
        <Slider
          label={t('ringVolume')}
          value={dragged ?? ringVolume}
          onChange={setDragged}
          onChangeEnd={chosen => {
            setDragged(null)
            save({ ringVolume: chosen })
          }}
        />
      </SettingRow>
      <SettingRow label={t('callSounds')} hint={t('callSoundsHint')}>
        <Switch
          label={t('callSounds')}
          isSelected={callSounds}
          onChange={chosen => save({ callSounds: chosen })}
        />
      </SettingRow>
    </>
  )
}
