import { Mic, MicOff } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import buttonStyles from '../../ui/Button.module.css'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import { sayShortcuts } from '../../ui/say-shortcuts.tsx'
import { shortcuts } from '../../ui/shortcuts.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useController } from './calls-context.ts'
import styles from './CallWidget.module.css'

interface MuteButtonProps {
  readonly isMuted: boolean
  readonly isDisabled: boolean
  readonly isSmall?: boolean
}

/** [O7] Says what it does; that one is muted is told by its icon, its colour, and in words beside the name. */
export function MuteButton({ isMuted, isDisabled, isSmall = false }: MuteButtonProps) {
  const { t } = useTranslation('call')
  const controller = useController()
  const isHeld = useDesktop(state => state.settings.holdToMute)
  const label = t(isMuted ? 'widget.unmute' : 'widget.mute')
  return (
    <Tooltip text={label} shortcut={shortcuts.mute}>
      <AriaButton
        isDisabled={isDisabled}
        onPress={() => controller.setMuted(!isMuted)}
        aria-label={label}
        render={sayShortcuts(shortcuts.mute, isHeld ? shortcuts.holdMute : undefined)}
        data-muted={isMuted}
        className={classNames(
          buttonStyles.button,
          buttonStyles.secondary,
          styles.mute,
          isSmall && buttonStyles.icon,
          isSmall && buttonStyles.small,
        )}
      >
        <Icon icon={isMuted ? MicOff : Mic} size={isSmall ? 16 : 18} />
        {!isSmall && label}
      </AriaButton>
    </Tooltip>
  )
}
