import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { type CheckStep, checkSteps } from '#shared/domain/device-check.ts'
import { useUi } from '../../store/desktop-context.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useCallsState } from '../call/calls-context.ts'
import { CheckSummary } from './CheckSummary.tsx'
import styles from './DeviceCheck.module.css'
import { HearStep } from './HearStep.tsx'
import { LoopBackStep } from './LoopBackStep.tsx'
import { MicrophoneStep } from './MicrophoneStep.tsx'
import { NotificationStep } from './NotificationStep.tsx'
import { useDeviceCheck } from './use-device-check.ts'

/** [D3] Everything that a call needs, tried before the first one. It steps aside while a call rings or is on. */
export function DeviceCheck() {
  const { t } = useTranslation('deviceCheck')
  const at = useUi(state => state.deviceCheck?.at ?? null)
  const isBusy = useCallsState(state => state.ringing.length > 0 || state.engaged !== null)
  const { leave } = useDeviceCheck()
  if (at === null) return null
  return (
    <Dialog title={t(`title.${at}`)} isOpen={!isBusy} onClose={leave}>
      <div className={styles.step}>
        {at === 'summary' ? (
          <CheckSummary />
        ) : (
          <>
            <p className={styles.count}>
              {t('count', { step: checkSteps.indexOf(at) + 1, all: checkSteps.length })}
            </p>
            <Step key={at} step={at} />
          </>
        )}
      </div>
    </Dialog>
  )
}

const steps: Readonly<Record<CheckStep, ComponentType>> = {
  microphone: MicrophoneStep,
  speaker: () => <HearStep what="speaker" />,
  ring: () => <HearStep what="ring" />,
  loopBack: LoopBackStep,
  notification: NotificationStep,
}

function Step({ step }: { readonly step: CheckStep }) {
  const Shown = steps[step]
  return <Shown />
}
