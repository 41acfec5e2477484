import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { useController } from './calls-context.ts'
import { SettingRow } from '../settings/SettingRow.tsx'
import { RingOutputs } from './RingOutputs.tsx'
import { RingtoneSelect } from './RingtoneSelect.tsx'

/** Where it rings, how loud, and with which tones. */
export function RingSettings() {
  const { t } = useTranslation('call')
  const { devices: choice } = useController()
  const { ringtoneRoom, ringtoneGroup } = useDesktop(state => state.settings)
  return (
    <>
      <RingOutputs />
      <SettingRow label={t('ring.room')} hint={t('ring.roomHint')}>
        <RingtoneSelect
          label={t('ring.room')}
          chosen={ringtoneRoom}
          onChoose={name => void choice.save({ ringtoneRoom: name })}
        />
      </SettingRow>
      <SettingRow label={t('ring.group')} hint={t('ring.groupHint')}>
        <RingtoneSelect
          label={t('ring.group')}
          chosen={ringtoneGroup}
          onChoose={name => void choice.save({ ringtoneGroup: name })}
        />
      </SettingRow>
    </>
  )
}
