import { Check, Mic, PhoneOff, Volume2 } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type CheckEar, type CheckResult, loopBackVerdict } from '#shared/domain/device-check.ts'
import type { ProbeState } from '../../media/sound-probe.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Advice } from '../call/Advice.tsx'
import { LevelBar } from '../call/LevelBar.tsx'
import styles from './DeviceCheck.module.css'
import { StepActions } from './StepActions.tsx'
import { useDeviceCheck } from './use-device-check.ts'
import { useProbe } from './use-probe.ts'

/** A call with oneself: what goes into the microphone is measured again when it comes back. */
export function LoopBackStep() {
  const { t } = useTranslation('deviceCheck')
  const { probe, state, ear } = useProbe('loopBack')
  const { settle } = useDeviceCheck()
  const readIn = useCallback(() => probe?.levels().localRms ?? 0, [probe])
  const readOut = useCallback(() => probe?.levels().remoteRms ?? 0, [probe])
  const verdict = verdictOf(state, ear)
  return (
    <>
      <p>{t(state?.way === 'platform' ? 'loopBack.textPlatform' : 'loopBack.text')}</p>
      <div className={styles.levels}>
        <Icon icon={Mic} size={16} />
        <span>{t('loopBack.in')}</span>
        <LevelBar readRms={readIn} />
        <Icon icon={Volume2} size={16} />
        <span>{t('loopBack.out')}</span>
        <LevelBar readRms={readOut} />
      </div>
      {verdict === 'waiting' ? (
        <Advice tone="neutral" icon={Mic}>
          {t('loopBack.waiting')}
        </Advice>
      ) : verdict === 'passed' ? (
        <Advice tone="positive" icon={Check}>
          {t(state?.way === 'platform' ? 'loopBack.passedPlatform' : 'loopBack.passed')}
        </Advice>
      ) : (
        <Advice tone="negative" icon={PhoneOff}>
          {t(`problem.${verdict}`)}
        </Advice>
      )}
      <StepActions>
        <Button
          variant={verdict === 'passed' ? 'primary' : 'secondary'}
          onPress={() => settle(verdict === 'waiting' ? 'not_tried' : verdict)}
        >
          {t(verdict === 'passed' ? 'continue' : 'continueAnyway')}
        </Button>
      </StepActions>
    </>
  )
}

function verdictOf(state: ProbeState | null, ear: CheckEar): 'waiting' | CheckResult {
  if (state?.microphone.status === 'unusable') return 'no_microphone'
  const link = state?.link ?? 'connecting'
  return loopBackVerdict(ear, { way: state?.way ?? 'here', link: link === 'none' ? 'connecting' : link })
}
