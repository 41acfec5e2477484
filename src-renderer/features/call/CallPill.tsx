import { Maximize2, PhoneOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { useController } from './calls-context.ts'
import { CallStatus } from './CallStatus.tsx'
import type { ShownCall } from './CallWidget.tsx'
import styles from './CallWidget.module.css'
import { DragHandle } from './DragHandle.tsx'
import { MuteButton } from './MuteButton.tsx'
import type { Dragging } from './use-dragging.ts'

interface CallPillProps extends ShownCall {
  readonly handle: Dragging['handle']
  readonly onExpand: () => void
}

/** [O7] The call made small: who, how long, mute and hang up. */
export function CallPill({ engaged, display, handle, onExpand }: CallPillProps) {
  const { t } = useTranslation('call')
  const controller = useController()
  const { name } = engaged.customer
  return (
    <div className={styles.pill}>
      <DragHandle handle={handle} />
      <div className={styles.pillWords}>
        <span className={styles.pillName} title={name}>
          {name}
        </span>
        <CallStatus engaged={engaged} display={display} />
      </div>
      <MuteButton isMuted={engaged.sound.muted} isDisabled={display === 'ending'} isSmall />
      <IconButton icon={Maximize2} label={t('widget.expand', { name })} size="small" onPress={onExpand} />
      <IconButton
        icon={PhoneOff}
        label={t('widget.hangUp')}
        variant="danger"
        size="small"
        isRound
        isDisabled={display === 'ending'}
        onPress={() => void controller.hangUp()}
      />
    </div>
  )
}
