import { useTranslation } from 'react-i18next'
import { includesRole } from '#shared/domain/role.ts'
import { useDesktop, useSession } from '../../store/desktop-context.ts'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'
import { useSaveSettings } from '../settings/use-save-settings.ts'

const choices = [10, 15, 20, 30, 45, 60] as const

/** From when on a wait stands out in the live queue, and whether it is heard; for those who see it. */
export function QueueSettings() {
  const role = useSession(session => session.me.role) ?? 'agent'
  return includesRole(role, 'supervisor') ? (
    <>
      <Threshold setting="queueAttentionSeconds" words="attention" />
      <Threshold setting="queueCriticalSeconds" words="critical" />
      <Chime />
    </>
  ) : null
}

interface ThresholdProps {
  readonly setting: 'queueAttentionSeconds' | 'queueCriticalSeconds'
  readonly words: 'attention' | 'critical'
}

function Threshold({ setting, words }: ThresholdProps) {
  const { t } = useTranslation('queue')
  const save = useSaveSettings()
  const seconds = useDesktop(state => state.settings[setting])
  const label = t(`settings.${words}`)
  return (
    <SettingRow label={label} hint={t(`settings.${words}Hint`)}>
      <Select
        label={label}
        isLabelHidden
        options={choices.map(count => ({ value: String(count), label: t('settings.seconds', { count }) }))}
        value={String(seconds)}
        onChange={chosen => save({ [setting]: Number(chosen) })}
      />
    </SettingRow>
  )
}

function Chime() {
  const { t } = useTranslation('queue')
  const save = useSaveSettings()
  const isOn = useDesktop(state => state.settings.queueChime)
  return (
    <SettingRow label={t('settings.chime')} hint={t('settings.chimeHint')}>
      <Switch
        label={t('settings.chime')}
        isSelected={isOn}
        onChange={chosen => save({ queueChime: chosen })}
      />
    </SettingRow>
  )
}
