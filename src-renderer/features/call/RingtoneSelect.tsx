import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { defaultRingOutput, type RingtoneName, ringtones } from '#shared/ipc/sound-settings.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { useController } from './calls-context.ts'
import styles from './RingOutputs.module.css'

interface RingtoneSelectProps {
  readonly label: string
  readonly chosen: RingtoneName
  readonly onChoose: (ringtone: RingtoneName) => void
}

/** A ringtone of the app's own, and a way to hear it where the agent listens. */
export function RingtoneSelect({ label, chosen, onChoose }: RingtoneSelectProps) {
  const { t } = useTranslation('call')
  const { devices } = useController()
  const deviceId = useDesktop(state => state.settings.speakerId)
  return (
    <div className={styles.ringtone}>
      <Select
        label={label}
        isLabelHidden
        value={chosen}
        onChange={onChoose}
        options={ringtones.map(name => ({ value: name, label: t(`ring.tone.${name}`) }))}
      />
      <IconButton
        icon={Play}
        label={t('ring.hear', { name: t(`ring.tone.${chosen}`) })}
        size="small"
        onPress={() => devices.hear(chosen, { ...defaultRingOutput, deviceId })}
      />
    </div>
  )
}
