import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { defaultRingOutput, mostRingOutputs, type RingOutput } from '#shared/ipc/sound-settings.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { PlainList } from '../../ui/PlainList.tsx'
import { RowBlock } from '../../ui/Rows.tsx'
import { useController, useSoundDevices } from './calls-context.ts'
import { RingOutputRow } from './RingOutputRow.tsx'

/** [D1] Where it rings: any of the outputs, all at once, each as loud as one likes. */
export function RingOutputs() {
  const { t } = useTranslation('call')
  const { devices } = useController()
  const { speakers } = useSoundDevices()
  const outputs = useDesktop(state => state.settings.ringOutputs)
  const unused = ['', ...speakers.map(speaker => speaker.id)].find(
    id => !outputs.some(output => output.deviceId === id),
  )
  const save = (next: readonly RingOutput[]) => void devices.ringOutputs(next)
  return (
    <RowBlock label={t('ring.outputs')} hint={t('ring.outputsHint')}>
      <PlainList>
        {outputs.map((output, index) => (
          <RingOutputRow
            key={output.deviceId}
            output={output}
            number={index + 1}
            speakers={speakers.filter(
              ({ id }) => id === output.deviceId || outputs.every(other => other.deviceId !== id),
            )}
            isDefaultFree={output.deviceId === '' || outputs.every(other => other.deviceId !== '')}
            onChange={next => save(outputs.with(index, next))}
            onRemove={outputs.length > 1 ? () => save(outputs.toSpliced(index, 1)) : null}
          />
        ))}
      </PlainList>
      {unused !== undefined && outputs.length < mostRingOutputs && (
        <div>
          <Button onPress={() => save([...outputs, { ...defaultRingOutput, deviceId: unused }])}>
            <Icon icon={Plus} size={16} />
            {t('ring.add')}
          </Button>
        </div>
      )}
    </RowBlock>
  )
}
