import { BellOff, BellRing } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Advice } from '../call/Advice.tsx'
import { StepActions } from './StepActions.tsx'
import { useDeviceCheck } from './use-device-check.ts'

type Shown = 'no' | 'asking' | 'yes' | 'failed'

/** The system may say that it shows a notification and show none: the person is asked, and is believed. */
export function NotificationStep() {
  const { t } = useTranslation('deviceCheck')
  const api = useApi()
  const { settle } = useDeviceCheck()
  const [shown, setShown] = useState<Shown>('no')

  async function show() {
    setShown('asking')
    const outcome = await api.testNotification()
    setShown(outcome.ok && outcome.value.isShown ? 'yes' : 'failed')
  }
  function answer(isSeen: boolean) {
    void api.reportReach({ notifications: isSeen ? 'shown' : 'unavailable' })
    settle(isSeen ? 'passed' : 'not_seen')
  }
  return (
    <>
      <p>{t('notification.text')}</p>
      <div>
        <Button
          variant={shown === 'yes' ? 'secondary' : 'primary'}
          isDisabled={shown === 'asking'}
          onPress={() => void show()}
        >
          <Icon icon={BellRing} size={18} />
          {t(shown === 'no' ? 'notification.show' : 'notification.showAgain')}
        </Button>
      </div>
      {shown === 'failed' && (
        <Advice tone="negative" icon={BellOff}>
          {t('problem.not_shown')}
        </Advice>
      )}
      {shown === 'yes' && <output>{t('notification.question')}</output>}
      <StepActions>
        {shown === 'yes' ? (
          <>
            <Button onPress={() => answer(false)}>{t('notification.notSeen')}</Button>
            <Button variant="primary" onPress={() => answer(true)}>
              {t('notification.seen')}
            </Button>
          </>
        ) : (
          <Button onPress={() => settle(shown === 'failed' ? 'not_shown' : 'not_tried')}>
            {t('continueAnyway')}
          </Button>
        )}
      </StepActions>
    </>
  )
}
