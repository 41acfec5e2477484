import { useTranslation } from 'react-i18next'
import { noiseSuppressions } from '#shared/ipc/sound-settings.ts'
import type { CallsState } from './call-state.ts'
import { useCallsState } from './calls-context.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'
import { useLocked } from '../settings/use-locked.ts'
import { useSaveSettings } from '../settings/use-save-settings.ts'

/** What is done about the noise around the agent, and for which room each choice is. */
export function NoiseSuppression() {
  const { t } = useTranslation('call')
  const save = useSaveSettings()
  const isLocked = useLocked('noiseSuppression')
  const chosen = useDesktop(state => state.settings.noiseSuppression)
  const hasFailed = useCallsState(hasFilterFailed)
  return (
    <SettingRow
      label={t('noise.label')}
      hint={t(`noise.hint.${chosen}`)}
      isLocked={isLocked}
      trouble={hasFailed ? t('noise.failed') : undefined}
    >
      <SegmentedControl
        label={t('noise.label')}
        value={chosen}
        isDisabled={isLocked}
        onChange={noiseSuppression => save({ noiseSuppression })}
        segments={noiseSuppressions.map(value => ({ value, label: t(`noise.${value}`) }))}
      />
    </SettingRow>
  )
}

function hasFilterFailed({ engaged }: CallsState): boolean {
  const microphone = engaged?.sound.microphone
  return microphone?.status === 'open' && microphone.filterFailed === true
}
