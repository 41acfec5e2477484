import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../ui/NumberField.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import partStyles from '../parts/Parts.module.css'
import { overflowLimits, usualOverflowSeconds } from './group-draft.ts'
import styles from './RingGroups.module.css'

interface OverflowProps {
  readonly seconds: number | null
  readonly onChange: (seconds: number | null) => void
}

/** [R8] Whether a call goes on to the next agent, and after how long. */
export function Overflow({ seconds, onChange }: OverflowProps) {
  const { t } = useTranslation('ringGroups')
  return (
    <div className={styles.overflow}>
      <div className={styles.overflowRow}>
        <div>
          <p className={partStyles.strong}>{t('dialog.overflow')}</p>
          <p className={partStyles.hint}>{t('dialog.overflowHint')}</p>
        </div>
        <Switch
          label={t('dialog.overflow')}
          isSelected={seconds !== null}
          onChange={isOn => onChange(isOn ? usualOverflowSeconds : null)}
        />
      </div>
      {seconds !== null && (
        <NumberField
          label={t('dialog.overflowSeconds')}
          value={seconds}
          onChange={onChange}
          minValue={overflowLimits.min}
          maxValue={overflowLimits.max}
        />
      )}
    </div>
  )
}
