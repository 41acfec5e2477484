import { Mic, MicOff } from 'lucide-react'
import { ToggleButton as AriaToggleButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import buttonStyles from '../../ui/Button.module.css'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import { isMac } from '../../ui/platform.ts'
import { shortcutAria, shortcuts } from '../../ui/shortcuts.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useController } from './calls-context.ts'
import styles from './CallWidget.module.css'

/** [O7] Mute, its state in words, by icon and by colour. */
export function MuteButton({
  isMuted,
  isSmall = false,
}: {
  readonly isMuted: boolean
  readonly isSmall?: boolean
}) {
  const { t } = useTranslation('call')
  const controller = useController()
  return (
    <Tooltip text={t(isMuted ? 'widget.unmute' : 'widget.mute')} shortcut={shortcuts.mute}>
      <AriaToggleButton
        isSelected={isMuted}
        onChange={muted => controller.setMuted(muted)}
        aria-label={t('widget.mute')}
        aria-keyshortcuts={shortcutAria(shortcuts.mute, isMac)}
        className={classNames(
          buttonStyles.button,
          buttonStyles.secondary,
          styles.mute,
          isSmall && buttonStyles.icon,
          isSmall && buttonStyles.small,
        )}
      >
        <Icon icon={isMuted ? MicOff : Mic} size={isSmall ? 16 : 18} />
        {!isSmall && t(isMuted ? 'widget.muted' : 'widget.mute')}
      </AriaToggleButton>
    </Tooltip>
  )
}
