import { Trash2, Volume2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RingOutput } from '#shared/ipc/sound-settings.ts'
import type { SoundDevice } from '../../media/devices.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useController } from './calls-context.ts'
import { DeviceSelect } from './DeviceSelects.tsx'
import styles from './RingOutputs.module.css'

interface RingOutputRowProps {
  readonly output: RingOutput
  /** Counted from 1, for those who hear the row. */
  readonly number: number
  /** What may be chosen here. */
  readonly speakers: readonly SoundDevice[]
  /** No other row has the system's default. */
  readonly isDefaultFree: boolean
  readonly onChange: (output: RingOutput) => void
  /** Null: the last one stays, since a ring must be heard somewhere. */
  readonly onRemove: (() => void) | null
}

/** One output that rings: which, how loud, and a way to hear it. */
export function RingOutputRow(props: RingOutputRowProps) {
  const { output, number, speakers, isDefaultFree, onChange, onRemove } = props
  const { t } = useTranslation('call')
  const { devices } = useController()
  const ringtone = useDesktop(state => state.settings.ringtoneRoom)
  /** While it is dragged; saved once, when it is let go. */
  const [dragged, setDragged] = useState<number | null>(null)
  return (
    <li className={styles.output}>
      <div className={styles.outputDevice}>
        <DeviceSelect
          label={t('ring.output', { number })}
          isLabelHidden
          devices={speakers}
          chosenId={output.deviceId}
          isDefaultOffered={isDefaultFree}
          onChoose={deviceId => onChange({ ...output, deviceId })}
        />
      </div>
      <div className={styles.outputVolume}>
        <Slider
          label={t('ring.volume', { number })}
          value={dragged ?? output.volume}
          onChange={setDragged}
          onChangeEnd={volume => {
            setDragged(null)
            onChange({ ...output, volume })
          }}
        />
      </div>
      <IconButton
        icon={Volume2}
        label={t('ring.try', { number })}
        size="small"
        onPress={() => devices.hear(ringtone, { ...output, volume: dragged ?? output.volume })}
      />
      {onRemove && (
        <IconButton icon={Trash2} label={t('ring.remove', { number })} size="small" onPress={onRemove} />
      )}
    </li>
  )
}
