import { Minimize2, PhoneOff } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../store/desktop-context.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { keysOf } from '../../ui/say-shortcuts.tsx'
import { shortcuts } from '../../ui/shortcuts.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { classNames } from '../../ui/class-names.ts'
import { callDisplay } from './call-display.ts'
import type { Engaged } from './call-state.ts'
import { useController } from './calls-context.ts'
import floating from './Floating.module.css'
import styles from './CallWidget.module.css'
import { CallPill } from './CallPill.tsx'
import { CallStatus } from './CallStatus.tsx'
import { CallTrouble } from './CallTrouble.tsx'
import { DevicesButton } from './DevicesButton.tsx'
import { DragHandle } from './DragHandle.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { LowBalance } from './LowBalance.tsx'
import { MuteButton } from './MuteButton.tsx'
import { useHeldMute } from './use-held-mute.ts'
import { useDragging } from './use-dragging.ts'

/** [O7] The call that is on: who, how it stands, and everything that can be done with it. Escape does nothing here. */
export function CallWidget({ engaged }: { readonly engaged: Engaged }) {
  const { t } = useTranslation('call')
  const controller = useController()
  const widget = useRef<HTMLElement>(null)
  const { place, handle } = useDragging(widget)
  const [isSmall, setSmall] = useState(false)
  const call = useSession(session => (engaged.callId === null ? undefined : session.calls[engaged.callId]))
  const display = callDisplay(engaged, call ?? undefined)
  useHeldMute(engaged.sound.muted)
  useShortcuts({ mute: () => controller.toggleMuted() })
  const { name } = engaged.customer
  const shown = { engaged, display }
  return (
    <section
      ref={widget}
      className={classNames(floating.floating, styles.widget)}
      data-small={isSmall}
      data-placed={place !== null}
      style={place ? { right: place.right, top: place.top } : undefined}
      aria-label={t('widget.label', { name })}
      tabIndex={-1}
      aria-keyshortcuts={keysOf(shortcuts.call)}
      data-call-focus
    >
      {isSmall ? (
        <CallPill {...shown} handle={handle} onExpand={() => setSmall(false)} />
      ) : (
        <>
          <div className={styles.top}>
            <DragHandle handle={handle} />
            <Avatar name={name} id={engaged.customer.id} />
            <div className={floating.words}>
              <h2 className={classNames(floating.name, styles.name)} title={name}>
                {name}
              </h2>
              <CallStatus {...shown} />
            </div>
            <IconButton
              icon={Minimize2}
              label={t('widget.minimise')}
              size="small"
              onPress={() => setSmall(true)}
            />
          </div>
          <LevelMeter isMuted={engaged.sound.muted} />
          <div className={styles.controls}>
            <MuteButton isMuted={engaged.sound.muted} isDisabled={display === 'ending'} />
            <DevicesButton />
            <Button
              variant="danger"
              isDisabled={display === 'ending'}
              onPress={() => void controller.hangUp()}
            >
              <Icon icon={PhoneOff} size={18} />
              {t(display === 'dialing' || display === 'ringing' ? 'widget.cancel' : 'widget.hangUp')}
            </Button>
          </div>
          {/* Beneath: what comes up while one presses must not move the buttons away from the pointer. */}
          <CallTrouble {...shown} />
          <LowBalance engaged={engaged} />
        </>
      )}
    </section>
  )
}

export interface ShownCall {
  readonly engaged: Engaged
  readonly display: ReturnType<typeof callDisplay>
}
