import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useCallsState } from '../call/calls-context.ts'
import { SettingRow } from '../settings/SettingRow.tsx'
import type { UsedHeadset } from './headset-keeper.ts'
import styles from './HeadsetSettings.module.css'

interface HeadsetTrialProps {
  readonly used: UsedHeadset
  readonly onRing: () => void
}

/** Shows that a key arrives, and lights the ring lamp; not during a call, on which the keys act. */
export function HeadsetTrial({ used, onRing }: HeadsetTrialProps) {
  const { t } = useTranslation('headset')
  const isOnCall = useCallsState(({ engaged, ringing }) => engaged !== null || ringing.length > 0)
  return (
    <SettingRow
      label={t('trial.label')}
      hint={isOnCall ? t('trial.onCall') : t(`trial.${used.lastKey ?? 'waiting'}`)}
    >
      <div className={styles.actions}>
        {used.lamps.includes('ring') && (
          <Button isDisabled={isOnCall} onPress={onRing}>
            {t('trial.ring')}
          </Button>
        )}
      </div>
    </SettingRow>
  )
}
